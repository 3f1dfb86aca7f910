import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { joined, utf8 } from '@/lib/core/audit/log/bytes';
import { formatCheckpoint } from '@/lib/core/audit/log/checkpoint';
import { DROP_VERB, type Drops, encodeDropped } from '@/lib/core/audit/log/drops';
import { growTree } from '@/lib/core/audit/log/grow-tree';
import { consistencyPath, inclusionPath, leafHash } from '@/lib/core/audit/log/merkle-tree';
import { encodePath } from '@/lib/core/audit/log/proof-path';
import { formatSignedNote, formatVerifierKey, verifierKey } from '@/lib/core/audit/log/signed-note';
import { tileReader } from '@/lib/core/audit/log/tile-reader';
import { bundlePath, packBundle, TILE_WIDTH, tilePath, tilesOf } from '@/lib/core/audit/log/tiles';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';

const { sha256 } = nodeCryptography;

/** A key made of one repeated byte. */
const keyOf = (byte: number) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });

export type LogOptions = {
  entries: number;
  workspaceId?: string;
  /** Another key, another log. */
  key?: number;
  /** What an entry says, for a log that tells another story. */
  tell?: (index: number) => string;
  /** Sizes at which heads were signed before. */
  earlier?: number[];
  /** Places whose contents are gone, as the last entry says. */
  dropped?: number[];
  /** When it says so. */
  droppedAt?: string;
};

/** The files of an export of a log of so many small entries, made without a database. */
export async function sealedLog({
  entries: count,
  workspaceId = 'wsp_1',
  key = 1,
  tell = (index) => `what happened ${index}`,
  earlier = [],
  dropped = [],
  droppedAt = '2027-01-01T00:00:00.000Z',
}: LogOptions): Promise<Map<string, Uint8Array>> {
  const origin = `console.test/${workspaceId}`;
  const entries = Array.from({ length: count }, (_, index) =>
    utf8(
      JSON.stringify({
        id: `aud_${index}`,
        says: tell(index),
        workspaceId,
        occurredAt: '2026-01-01T00:00:00.000Z',
      }),
    ),
  );
  const drops: Drops = [];
  if (dropped.length > 0) {
    const said = {
      id: 'aud_drop',
      verb: DROP_VERB,
      occurredAt: droppedAt,
      detail: encodeDropped(dropped),
      workspaceId,
    };
    drops.push({ index: count - 1, entry: JSON.stringify(said) });
    entries[count - 1] = utf8(JSON.stringify(said));
  }
  const leaves = entries.map((entry) => leafHash(sha256, entry));
  const tiles = new Map(
    growTree(sha256, 0, [], leaves).map(({ level, index, hashes }) => [`${level}/${index}`, joined(hashes)]),
  );
  const reader = tileReader(
    sha256,
    async ({ level, index }) => tiles.get(`${level}/${index}`) ?? null,
    count,
  );
  const privateKey = keyOf(key);
  const publicKey = new Uint8Array(
    Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url'),
  );
  const signer = verifierKey(sha256, origin, publicKey);
  const head = async (size: number) => {
    const text = formatCheckpoint({ origin, size, root: await reader.rootAt(size) });
    const signature = new Uint8Array(sign(null, utf8(text), privateKey));
    return formatSignedNote({ text, signatures: [{ name: origin, keyId: signer.keyId, signature }] });
  };
  const files = new Map<string, Uint8Array>([
    ['checkpoint', utf8(await head(count))],
    ['keys.txt', utf8(`${formatVerifierKey(signer)}\n`)],
    ['checkpoints.json', utf8(JSON.stringify(await Promise.all(earlier.map(head))))],
    ['drops.json', utf8(JSON.stringify(drops))],
    [
      'proofs.json',
      utf8(
        JSON.stringify({
          inclusion: [
            { index: count - 1, path: encodePath(await reader.hashesOf(inclusionPath(count - 1, count))) },
          ],
          consistency: await Promise.all(
            earlier.map(async (from) => ({
              from,
              path: encodePath(await reader.hashesOf(consistencyPath(from, count))),
            })),
          ),
        }),
      ),
    ],
  ]);
  for (const place of dropped) entries[place] = new Uint8Array();
  for (const { level, index, width } of tilesOf(count)) {
    files.set(tilePath({ level, index }, width), tiles.get(`${level}/${index}`) ?? new Uint8Array());
    if (level === 0)
      files.set(
        bundlePath(index, width),
        packBundle(entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width)),
      );
  }
  return files;
}

/** The same files, of which one can be changed without changing the others'. */
export const copyOf = (files: Map<string, Uint8Array>): Map<string, Uint8Array> =>
  new Map([...files].map(([path, bytes]) => [path, bytes.slice()]));
