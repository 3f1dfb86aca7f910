import type { Named } from '@/lib/contracts/named';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const personId = (updatedBy: string): string | null =>
  updatedBy.startsWith('person:') ? updatedBy.slice('person:'.length) : null;

/** Reads the vendor's signatures: the person of each hand edit by name, null for the API. */
export async function readChangedBy(
  workspaceId: string,
  rows: readonly { updatedBy: string }[],
): Promise<(updatedBy: string) => Named | null> {
  const refs = rows.flatMap((row): Ref[] => {
    const id = personId(row.updatedBy);
    return id === null ? [] : [{ type: 'person', id }];
  });
  const names: NameBook = await resolveNames(workspaceId, refs);
  return (updatedBy) => {
    const id = personId(updatedBy);
    return id === null ? null : names.of('person', id);
  };
}
