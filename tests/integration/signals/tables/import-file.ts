import type { MapFileBody } from '@/lib/contracts/files';
import type { Actor } from '@/lib/core/access/actor';
import type { MappingInput } from '@/lib/core/signals/tables/mapping';
import { db } from '@/lib/db/client';
import { readFile } from '@/lib/queries/files/read-file';
import { mapFile } from '@/lib/usecases/files/map-file';
import { readOn } from '@/lib/usecases/files/read-on';
import { startImport } from '@/lib/usecases/files/steer-file';
import { uploadFile } from '@/lib/usecases/files/upload-file';

export const actor: Actor = { type: 'api_key', id: 'key_1' };

async function* pieces(content: string | Buffer | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string' || Buffer.isBuffer(content)) yield Buffer.from(content);
  else yield* content;
}

type ToUpload = {
  workspaceId: string;
  content: string | Buffer | AsyncIterable<Uint8Array>;
  name?: string;
  source?: string;
};

/** The path of every import: upload, mapping (as suggested unless given), and each pass read to its end. */
export const upload = async ({
  workspaceId,
  content,
  name = 'people.csv',
  source,
}: ToUpload): Promise<string> =>
  (await uploadFile({ workspaceId, actor, name, source, bytes: pieces(content) })).fileId;

export async function mapAs(
  workspaceId: string,
  fileId: string,
  mapping?: MappingInput,
  reading?: MapFileBody['reading'],
): Promise<void> {
  const suggested = mapping ?? (await readFile(workspaceId, fileId)).suggestion?.mapping;
  if (!suggested) throw new Error('Nothing was suggested.');
  await mapFile({
    workspaceId,
    actor,
    fileId,
    body: { mapping: suggested, ...(reading ? { reading } : {}) },
  });
}

/** Reads on until the pass is over. */
export async function readToEnd(workspaceId: string, fileId: string, forMs = 60_000): Promise<number> {
  for (let steps = 1; ; steps++) if ((await readOn(workspaceId, fileId, forMs)).isOver) return steps;
}

export async function importWhole(file: ToUpload, mapping?: MappingInput): Promise<string> {
  const { workspaceId } = file;
  const fileId = await upload(file);
  await mapAs(workspaceId, fileId, mapping);
  await startImport({ workspaceId, actor, fileId, ask: false });
  await readToEnd(workspaceId, fileId);
  return fileId;
}

export const fileRow = (id: string) => db().signalFile.findUniqueOrThrow({ where: { id } });
