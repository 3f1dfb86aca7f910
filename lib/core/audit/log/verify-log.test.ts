import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { copyOf, sealedLog } from '@/tests/support/sealed-log';
import { fromUtf8 } from './bytes';
import { bundlePath, packBundle, unpackBundle } from './tiles';
import { verifyLog } from './verify-log';

const ENTRIES = 700;
const DROPPED = [4, 5, 270, 600];
const log = await sealedLog({ entries: ENTRIES, earlier: [1, 256, 300, 699], dropped: DROPPED });
const verify = (files: Map<string, Uint8Array>, options = {}) =>
  verifyLog(nodeCryptography, async (path) => files.get(path) ?? null, options);
const headOf = (files: Map<string, Uint8Array>) => fromUtf8(files.get('checkpoint') as Uint8Array);
const keyOf = (files: Map<string, Uint8Array>) => fromUtf8(files.get('keys.txt') as Uint8Array).trim();

/** The log with its entries told otherwise, and everything else as it was. */
function withEntries(change: (entries: Uint8Array[]) => Uint8Array[]): Map<string, Uint8Array> {
  const files = copyOf(log);
  const path = bundlePath(1, 256);
  files.set(path, packBundle(change(unpackBundle(files.get(path) as Uint8Array) ?? [])));
  return files;
}

it('says of a sealed log how much it has proved', async () => {
  expect(
    await verify(log, { keys: [keyOf(log)], kept: [headOf(await sealedLog({ entries: 400 }))] }),
  ).toEqual({
    problems: [],
    head: { origin: 'console.test/wsp_1', size: ENTRIES, root: expect.any(Uint8Array) },
    entries: ENTRIES - DROPPED.length,
    dropped: DROPPED.length,
    signedBy: ['console.test/wsp_1'],
    keysAreKept: true,
    grownFrom: [1, 256, 300, 699, 400],
  });
});

it('takes no word for contents that are gone too early, nor for those of an entry that says so', async () => {
  const early = await sealedLog({ entries: 700, dropped: [4], droppedAt: '2026-03-01T00:00:00.000Z' });
  expect((await verify(early)).problems).toEqual(['Entry 4 lost its contents before 180 days were over.']);
  const hidden = copyOf(log);
  const path = bundlePath(2, 188);
  const entries = unpackBundle(hidden.get(path) as Uint8Array) ?? [];
  hidden.set(path, packBundle(entries.with(187, new Uint8Array())));
  expect((await verify(hidden)).problems).toEqual([
    'Entry 699 is without its contents, and no entry of the log says that they were dropped.',
  ]);
});

it('finds every byte that was changed, in every file', async () => {
  const paths = [...log.keys()];
  await fc.assert(
    fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), fc.nat(7), async (which, at, bit) => {
      const files = copyOf(log);
      const bytes = files.get(paths[which] as string) as Uint8Array;
      const place = at % bytes.length;
      bytes[place] = (bytes[place] as number) ^ (1 << bit);
      expect((await verify(files)).problems, `${paths[which]}, byte ${place}, bit ${bit}`).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

describe('finds, whoever made the export', () => {
  test.each([
    ['contents that no entry says were dropped', withEntries((entries) => entries.with(3, new Uint8Array()))],
    ['an entry left out', withEntries((entries) => entries.toSpliced(3, 1))],
    ['an entry put in', withEntries((entries) => entries.toSpliced(3, 0, entries[0] as Uint8Array))],
    ['an entry there twice', withEntries((entries) => entries.with(3, entries[4] as Uint8Array))],
    [
      'two entries exchanged',
      withEntries((entries) => entries.with(3, entries[4] as Uint8Array).with(4, entries[3] as Uint8Array)),
    ],
    [
      'an entry of another log',
      withEntries((entries) => entries.with(3, Buffer.from('{"id":"aud_x","workspaceId":"wsp_2"}'))),
    ],
  ])('%s', async (_, files) => {
    expect((await verify(files)).problems).not.toEqual([]);
  });

  test.each([...log.keys()].filter((path) => path !== 'keys.txt'))('%s missing', async (path) => {
    const files = copyOf(log);
    files.delete(path);
    expect((await verify(files)).problems).not.toEqual([]);
  });

  it('a log whose end is gone, by a head that was kept', async () => {
    const shorter = await sealedLog({ entries: 500 });
    expect((await verify(shorter)).problems).toEqual([]);
    expect((await verify(shorter, { kept: [headOf(log)] })).problems).toEqual([
      'A checkpoint that you kept has 700 entries: the last 200 of them are gone from this log.',
    ]);
  });

  it('a log that tells another story with the same key, by a head that was kept', async () => {
    const forked = await sealedLog({
      entries: 800,
      tell: (index) => (index === 10 ? 'nothing' : `what happened ${index}`),
    });
    expect((await verify(forked)).problems).toEqual([]);
    expect((await verify(forked, { kept: [headOf(log)] })).problems).toEqual([
      'A checkpoint that you kept of 700 entries is not the beginning of this log: its history was changed or forked.',
    ]);
  });

  it('a log that was replaced, key and all, by the key that was kept', async () => {
    const replaced = await sealedLog({ entries: ENTRIES, key: 2 });
    expect((await verify(replaced)).problems).toEqual([]);
    expect((await verify(replaced, { keys: [keyOf(log)] })).problems).toEqual([
      'The checkpoint is signed by none of the keys of console.test/wsp_1.',
    ]);
    expect((await verify(replaced, { kept: [headOf(log)] })).problems).not.toEqual([]);
  });

  it("another workspace's head", async () => {
    const other = await sealedLog({ entries: ENTRIES, workspaceId: 'wsp_2' });
    const files = copyOf(log).set('checkpoint', other.get('checkpoint') as Uint8Array);
    expect((await verify(files, { keys: [keyOf(log), keyOf(other)] })).problems).not.toEqual([]);
    expect((await verify(log, { keys: [keyOf(log), keyOf(other)], kept: [headOf(other)] })).problems).toEqual(
      ['A checkpoint that you kept is of another log, console.test/wsp_2.'],
    );
  });
});

it('proves a range, and asks for what of it is missing', async () => {
  const files = copyOf(log);
  files.delete(bundlePath(0, 256));
  expect((await verify(files, { range: { from: 256, to: 700 } })).problems).toEqual([]);
  expect((await verify(files, { range: { from: 255, to: 700 } })).problems).toEqual([
    'tile/entries/000 is missing.',
  ]);
  expect((await verify(log, { range: { from: 0, to: 701 } })).problems).not.toEqual([]);
});
