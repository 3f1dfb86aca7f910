import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/core/shared/app-error';

/** AES-256-GCM in pieces, so that reading can begin anywhere: each is so many bytes of plain text and a tag of 16 bytes. */
const PIECE = 65_536;
const TAG = 16;
/** So much of the disk is left to the database and whatever else lives there. */
const LEFT_FREE_BYTES = 1_000_000_000;
const LOOK_EVERY_PIECES = 256;

/** How a file of ours is opened: by a key of its own, bound to its id. */
export type FileSeal = { id: string; key: Uint8Array };
export const newFileKey = (): Buffer => randomBytes(32);

// The key is of this file alone: the number of a piece never comes twice under it.
const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
};
// A piece that was moved, or is the last of a file that was cut, does not open.
const boundTo = (id: string, index: number, isLast: boolean): Buffer =>
  Buffer.from(`${id}:${index}:${isLast ? 'last' : 'more'}`, 'utf8');

const noRoom = () =>
  new AppError('unavailable', {
    detail: 'There is not enough room on the disk for this file.',
    remedy: 'Make room in the data folder, or send the file in parts.',
    retryAfterSeconds: 600,
  });

/**
 * Writes bytes as they come, encrypted; no more than a piece is held. What is left of a writing that fails is removed.
 * @returns how many bytes of plain text there were, and their SHA-256 in hexadecimal.
 * @throws AppError `unavailable` when the disk is nearly full.
 */
export async function writeSealedFile(
  target: string,
  seal: FileSeal,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(target, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const piece = Buffer.alloc(PIECE);
    let filled = 0;
    let bytes = 0;
    let index = 0;
    const put = async (isLast: boolean) => {
      if (index % LOOK_EVERY_PIECES === 0) await requireRoom(path.dirname(target));
      await file.write(sealPiece(seal, index++, piece.subarray(0, filled), isLast));
      filled = 0;
    };
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      for (let at = 0; at < chunk.byteLength; ) {
        // The last piece is known only once there are no more bytes: a full one waits for the next.
        if (filled === PIECE) await put(false);
        const part = chunk.subarray(at, at + PIECE - filled);
        piece.set(part, filled);
        filled += part.byteLength;
        at += part.byteLength;
      }
    }
    await put(true);
    await file.sync();
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(target, { force: true });
    throw isFull(error) ? noRoom() : error;
  } finally {
    await file.close();
  }
}

async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEFT_FREE_BYTES) throw noRoom();
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

function sealPiece({ id, key }: FileSeal, index: number, plain: Uint8Array, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(boundTo(id, index, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openPiece({ id, key }: FileSeal, index: number, sealed: Uint8Array, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: TAG })
    .setAAD(boundTo(id, index, isLast))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
}

/**
 * The plain text from a byte on, no faster than it is taken; `bytes` is how many there are in all.
 * @throws Error when the file is not there, was cut or changed, or is another's.
 */
export async function* readSealedFile(
  target: string,
  seal: FileSeal & { bytes: number },
  from = 0,
): AsyncGenerator<Buffer> {
  const pieces = Math.max(1, Math.ceil(seal.bytes / PIECE));
  const file = await open(target, 'r');
  try {
    for (let index = Math.floor(from / PIECE); index < pieces; index++) {
      const isLast = index === pieces - 1;
      const length = (isLast ? seal.bytes - index * PIECE : PIECE) + TAG;
      const sealed = Buffer.alloc(length);
      const { bytesRead } = await file.read(sealed, 0, length, index * (PIECE + TAG));
      if (bytesRead < length) throw new Error('A stored file ends too early.');
      const plain = openPiece(seal, index, sealed, isLast);
      const skipped = Math.max(0, from - index * PIECE);
      if (skipped < plain.length) yield skipped > 0 ? plain.subarray(skipped) : plain;
    }
  } finally {
    await file.close();
  }
}
