import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { parseCheckpoint } from './checkpoint';
import {
  formatSignedNote,
  formatVerifierKey,
  parseSignedNote,
  parseVerifierKey,
  verifyNote,
} from './signed-note';

const { sha256, verifyEd25519 } = nodeCryptography;
const file = path.resolve(
  import.meta.dirname,
  '../../../../../shared/data/auditlog/signed_note_vectors.json',
);

describe.skipIf(!existsSync(file))('the published note', () => {
  const { vkey, note } = z
    .object({ vkey: z.string(), note: z.string() })
    .parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { vkey: '', note: '' });
  const key = parseVerifierKey(sha256, vkey);

  it('is read, verified and written again as it was', () => {
    const parsed = parseSignedNote(note);
    expect(key && parsed && verifyNote(verifyEd25519, parsed, [key])).toEqual([key]);
    expect(parsed && formatSignedNote(parsed)).toBe(note);
    expect(key && formatVerifierKey(key)).toBe(vkey);
  });

  it('does not hold with another text, and says nothing to who does not know its key', () => {
    const other = parseSignedNote(note.replace('example message', 'exbmple message'));
    expect(key && other && verifyNote(verifyEd25519, other, [key])).toBeNull();
    const parsed = parseSignedNote(note);
    expect(parsed && verifyNote(verifyEd25519, parsed, [])).toEqual([]);
  });

  it.each([
    ['without its last newline', note.slice(0, -1)],
    ['without the empty line', note.replace('\n\n', '\n')],
    ['with a control character', note.replace('This', 'Th\u0007is')],
    ['with a line that is no signature', `${note}and more\n`],
    ['with a hyphen for the dash', note.replace('—', '-')],
  ])('is none %s', (_, text) => expect(parseSignedNote(text)).toBeNull());

  it('has a key whose id must fit', () => {
    expect(parseVerifierKey(sha256, vkey.replace('530d903a', '530d903b'))).toBeNull();
  });
});

describe('a checkpoint', () => {
  const root = Buffer.alloc(32, 7).toString('base64');
  it('is three lines, and leaves what follows alone', () => {
    expect(parseCheckpoint(`log.example/1\n42\n${root}\n`)).toMatchObject({
      origin: 'log.example/1',
      size: 42,
    });
    expect(parseCheckpoint(`log.example/1\n42\n${root}\nmore\n`)).toMatchObject({ size: 42 });
  });
  it.each([
    `log.example/1\n042\n${root}\n`,
    `log.example/1\n-1\n${root}\n`,
    `\n42\n${root}\n`,
    'log.example/1\n42\nshort\n',
  ])('is not %j', (text) => expect(parseCheckpoint(text)).toBeNull());
});
