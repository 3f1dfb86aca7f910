import * as z from 'zod/mini';
import { areEqual, fromUtf8 } from './bytes';
import type { TreeHead } from './checkpoint';
import { type LogProofs, proofsSchema, type ReadFile, type VerifyOptions } from './log-files';
import { decodePath } from './proof-path';
import { type Cryptography, parseVerifierKey } from './signed-note';
import { type TileReader, tileReader } from './tile-reader';
import { tilePath } from './tiles';
import { verifyEntries } from './verify-entries';
import { readHead, verifyOlder } from './verify-head';
import { verifyConsistency, verifyInclusion } from './verify-proof';

export type VerifyReport = {
  /** What does not hold, in plain words; nothing when the export proves what it says. */
  problems: string[];
  head: TreeHead | null;
  /** How many entries were read and hashed. */
  entries: number;
  /** How many had no contents to hash: dropped when their time was over, as sealed entries of the log say. */
  dropped: number;
  /** Names of the keys that signed its head. */
  signedBy: string[];
  /** Whether the keys are the auditor's own. */
  keysAreKept: boolean;
  /** Sizes of the older checkpoints, its own and the auditor's, that the log was proved to have grown from. */
  grownFrom: number[];
};

/** Checks an exported log with nothing but its files, SHA-256 and Ed25519: every entry, every tile, every checkpoint, every proof. */
export async function verifyLog(
  cryptography: Cryptography,
  read: ReadFile,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const { sha256 } = cryptography;
  const problems: string[] = [];
  const report: VerifyReport = {
    problems,
    head: null,
    entries: 0,
    dropped: 0,
    signedBy: [],
    keysAreKept: options.keys !== undefined,
    grownFrom: [],
  };
  const lines = options.keys ?? (await readText(read, 'keys.txt'))?.split('\n').filter(Boolean) ?? [];
  const keys = lines.flatMap((line) => {
    const key = parseVerifierKey(sha256, line);
    if (!key) problems.push(`This is no line of a key: ${line}`);
    return key ?? [];
  });
  const note = await readText(read, 'checkpoint');
  const signed = note === null ? { problem: 'is missing, or no text' } : readHead(cryptography, note, keys);
  if ('problem' in signed) {
    problems.push(`The checkpoint ${signed.problem}.`);
    return report;
  }
  const { head } = signed;
  Object.assign(report, { head, signedBy: signed.by.map(({ name }) => name) });
  Object.assign(report, await verifyEntries(sha256, read, head, options, problems));
  // What follows rests on the tiles: where those do not hold, it would only repeat it.
  if (problems.length > 0) return report;

  const tiles = tileReader(sha256, (tile, width) => read(tilePath(tile, width)), head.size);
  if (!areEqual(await tiles.rootAt(head.size), head.root))
    problems.push('The checkpoint has another root than the entries.');
  const own = await readJson(read, 'checkpoints.json', z.array(z.string()), problems);
  for (const [whose, notes] of [
    ['of the export', own ?? []],
    ['that you kept', options.kept ?? []],
  ] as const)
    for (const older of notes) {
      const found = await verifyOlder(cryptography, keys, older, head, tiles);
      if ('problem' in found) problems.push(`A checkpoint ${whose} ${found.problem}.`);
      else report.grownFrom.push(found.size);
    }
  const proofs = await readJson(read, 'proofs.json', proofsSchema, problems);
  if (proofs) await verifyProofs(cryptography, proofs, head, tiles, problems);
  return report;
}

async function verifyProofs(
  { sha256 }: Cryptography,
  { inclusion, consistency }: LogProofs,
  head: TreeHead,
  tiles: TileReader,
  problems: string[],
): Promise<void> {
  for (const { index, path } of inclusion) {
    const proof = decodePath(path);
    const leaf = index < head.size ? await tiles.hashOf({ level: 0, index }) : null;
    if (!proof || !leaf || !verifyInclusion(sha256, { index, size: head.size, leaf, root: head.root, proof }))
      problems.push(`The proof of entry ${index} does not hold.`);
  }
  for (const { from, path } of consistency) {
    const proof = decodePath(path);
    const of = { older: from, newer: head.size, newerRoot: head.root };
    const olderRoot = from <= head.size ? await tiles.rootAt(from) : null;
    if (!proof || !olderRoot || !verifyConsistency(sha256, { ...of, olderRoot, proof }))
      problems.push(`The proof that the log has grown from ${from} entries does not hold.`);
  }
}

async function readText(read: ReadFile, name: string): Promise<string | null> {
  const bytes = await read(name);
  try {
    return bytes && fromUtf8(bytes);
  } catch {
    return null;
  }
}

async function readJson<T>(
  read: ReadFile,
  name: string,
  schema: z.ZodMiniType<T>,
  problems: string[],
): Promise<T | null> {
  const text = await readText(read, name);
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    problems.push(`${name} ${text === null ? 'is missing' : 'is not what it should be'}.`);
    return null;
  }
}
