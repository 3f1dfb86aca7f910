import type { Named } from '@/lib/contracts/named';
import { refsInTexts } from './name-book';
import { resolveNames } from './resolve-names';

/** What an id of this workspace is called; null where its kind is not known from the id. */
export async function readName(workspaceId: string, id: string): Promise<Named | null> {
  const [ref] = refsInTexts([id]);
  if (!ref || ref.id !== id) return null;
  return (await resolveNames(workspaceId, [ref])).of(ref.type, ref.id);
}
