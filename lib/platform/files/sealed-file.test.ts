import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../hash';
import { newFileKey, readSealedFile, writeSealedFile } from './sealed-file';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sealed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function write(bytes: Buffer, size = 10_000) {
  const seal = { id: `fil_${count}`, key: newFileKey() };
  const target = path.join(folder, String(count++));
  const written = await writeSealedFile(target, seal, inPieces(bytes, size));
  return { target, seal: { ...seal, bytes: written.bytes }, written };
}
async function readAll(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const taken: Buffer[] = [];
  for await (const chunk of chunks) taken.push(chunk);
  return Buffer.concat(taken);
}

describe('a sealed file', () => {
  it('gives back what was written, from any byte on, however it came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_001),
        fc.integer({ min: 1000, max: 150_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (length, size, share) => {
          const bytes = Buffer.alloc(length, 'a line of text\n');
          const { target, seal, written } = await write(bytes, size);
          expect(written).toEqual({ bytes: length, sha256: sha256Hex(bytes.toString('latin1')) });
          const from = Math.floor(length * share);
          expect((await readAll(readSealedFile(target, seal, from))).equals(bytes.subarray(from))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('holds nothing that can be read, and opens for nobody else', async () => {
    const { target, seal } = await write(Buffer.from('ada@example.com'));
    expect((await readFile(target)).includes('ada')).toBe(false);
    await expect(readAll(readSealedFile(target, { ...seal, key: newFileKey() }))).rejects.toThrow();
    await expect(readAll(readSealedFile(target, { ...seal, id: 'fil_other' }))).rejects.toThrow();
  });

  it('does not open when it was cut at a piece, when a piece was moved, or a byte was changed', async () => {
    const bytes = Buffer.alloc(200_000, 'text');
    const { target, seal } = await write(bytes);
    const sealed = await readFile(target);
    const piece = 65_536 + 16;
    await truncate(target, piece);
    await expect(readAll(readSealedFile(target, { ...seal, bytes: 65_536 }))).rejects.toThrow();
    await writeFile(
      target,
      Buffer.concat([
        sealed.subarray(piece, 2 * piece),
        sealed.subarray(0, piece),
        sealed.subarray(2 * piece),
      ]),
    );
    await expect(readAll(readSealedFile(target, seal))).rejects.toThrow();
    const changed = Buffer.from(sealed);
    changed[10] = (changed[10] ?? 0) ^ 1;
    await writeFile(target, changed);
    await expect(readAll(readSealedFile(target, seal))).rejects.toThrow();
  });

  it('leaves nothing behind when what comes breaks off', async () => {
    const target = path.join(folder, 'broken');
    async function* broken() {
      yield Buffer.alloc(100_000);
      throw new Error('the line broke');
    }
    await expect(writeSealedFile(target, { id: 'fil_b', key: newFileKey() }, broken())).rejects.toThrow(
      'the line broke',
    );
    await expect(readFile(target)).rejects.toThrow('ENOENT');
  });
});
