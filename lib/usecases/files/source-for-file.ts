import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { sha256Hex } from '@/lib/platform/hash';
import { addSource } from '../sources/change-sources';

/** What of the name of a source is the file’s. */
const MOST_CHARS = 35;

/** Such as `file-leads-2026` for “Leads 2026.csv.gz”. */
export function sourceNameFor(fileName: string): string {
  const words = fileName
    .toLowerCase()
    .replace(/(\.(csv|tsv|txt|ndjson|jsonl|json|gz))+$/, '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words === '') return 'file';
  // Long names that begin alike are of different sources.
  return `file-${words.length <= MOST_CHARS ? words : `${words.slice(0, 26)}-${sha256Hex(words).slice(0, 8)}`}`;
}

/** The source of that name whose signals come in files; made where there is none. @throws AppError as `findFileSource`. */
export async function sourceForFile(request: {
  workspaceId: string;
  actor: Actor;
  name: string;
  title: string;
}): Promise<{ id: string; name: string }> {
  const { workspaceId } = request;
  const found = await findFileSource(workspaceId, request.name);
  if (found) return found;
  try {
    await addSource({
      ...request,
      title: request.title.slice(0, 100),
      config: { format: 'file', signature: { scheme: 'key' } },
      secrets: [],
    });
  } catch (error) {
    // Somebody made it meanwhile.
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
  const made = await findFileSource(workspaceId, request.name);
  if (!made) throw new Error('A source that was just added is not there.');
  return made;
}

/** The source of that name; null where there is none. @throws AppError `conflict` for one of another kind, or that is switched off. */
export async function findFileSource(
  workspaceId: string,
  name: string,
): Promise<{ id: string; name: string } | null> {
  const source = await db().source.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
  if (source && source.kind !== 'file')
    throw new AppError('conflict', {
      detail: `The source ${name} is not one whose signals come in files.`,
      remedy: 'Give the file a source of another name.',
    });
  if (source?.disabledAt)
    throw new AppError('conflict', {
      detail: `The source ${name} is switched off.`,
      remedy: 'Switch it on, or give the file a source of another name.',
    });
  return source && { id: source.id, name: source.name };
}
