import { readdir, rm, stat } from 'node:fs/promises';
import { AppError } from '@/lib/core/shared/app-error';
import { dataPath } from '../data-dir';
import { openBytes, sealBytes } from '../person-cipher';
import { newFileKey, readSealedFile, writeSealedFile } from './sealed-file';

const FOLDER = 'files';
export const storedPath = (id: string): string => dataPath(FOLDER, id);

/** A file that was uploaded, as its row knows it. */
export type StoredFile = { id: string; bytes: bigint; contentKey: Uint8Array | null };

/** Stores bytes under an id. `contentKey` is its own key, sealed as the row keeps it: without it the file is lost for good. */
export async function storeFile(
  id: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string; contentKey: Uint8Array<ArrayBuffer> }> {
  const key = newFileKey();
  const written = await writeSealedFile(storedPath(id), { id, key }, chunks);
  return { ...written, contentKey: new Uint8Array(sealBytes(id, key)) };
}

/** The bytes of a stored file from one on. @throws AppError `not_found` once they are gone, or lie in the data folder of another machine. */
export async function* readStored(
  { id, bytes, contentKey }: StoredFile,
  from = 0,
): AsyncGenerator<Buffer, void, undefined> {
  if (!contentKey) throw gone();
  const seal = { id, key: openBytes(id, contentKey), bytes: Number(bytes) };
  try {
    yield* readSealedFile(storedPath(id), seal, from);
  } catch (error) {
    throw isMissing(error) ? gone() : error;
  }
}

const gone = () =>
  new AppError('not_found', {
    detail: 'What was in this file is no longer kept.',
    remedy: 'Upload it again.',
  });
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

export const removeStored = (id: string): Promise<void> => rm(storedPath(id), { force: true });

/** All that lies in the folder, and when each was last written to. */
export async function listStored(): Promise<{ id: string; changedMs: number }[]> {
  const ids = await readdir(dataPath(FOLDER)).catch(orNone([]));
  const found = await Promise.all(
    ids.map(async (id) => {
      const file = await stat(storedPath(id)).catch(orNone(null));
      return file === null ? [] : [{ id, changedMs: file.mtimeMs }];
    }),
  );
  return found.flat();
}

/** What is not there is nothing wrong: it may have gone this moment. */
const orNone =
  <T>(none: T) =>
  (error: unknown): T => {
    if (isMissing(error)) return none;
    throw error;
  };
