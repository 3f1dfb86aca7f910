#!/usr/bin/env node
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { utf8 } from '@/lib/core/audit/log/bytes';
import { followLog } from '@/lib/core/audit/log/follow-log';
import type { ReadFile } from '@/lib/core/audit/log/log-files';
import {
  cosignatureOf,
  cosignedText,
  formatSignedNote,
  formatVerifierKey,
  parseSignedNote,
  parseVerifierKey,
  verifierKey,
} from '@/lib/core/audit/log/signed-note';
import { nodeCryptography } from './node-cryptography';

// node witness.mjs --log ADDRESS --key LINE --name NAME [--data FOLDER] [--every SECONDS]: watches a log from elsewhere. It keeps the last
// head that it has seen, sees that the log has grown from it, signs the new one, and says so loudly when it has not. One file, no packages.
// The API key that may read the record comes from MANDATE_API_KEY. Without --every it looks once.

const { sha256 } = nodeCryptography;
const { values } = parseArgs({
  options: {
    log: { type: 'string' },
    key: { type: 'string', multiple: true },
    name: { type: 'string' },
    data: { type: 'string', default: 'witness' },
    every: { type: 'string' },
  },
});
const { log, name, data: folder } = values;
const keys = (values.key ?? []).map((line) => parseVerifierKey(sha256, line));
const everyS = values.every === undefined ? null : Number(values.every);
if (
  !log ||
  !name ||
  /[\s+]/.test(name) ||
  keys.length === 0 ||
  keys.includes(null) ||
  (everyS !== null && !(everyS > 0))
) {
  console.error(
    'node witness.mjs --log https://CONSOLE/api/v1/audit-log/files --key LINE --name witness.example.com/1 [--data FOLDER] [--every 60]\n' +
      'LINE is the key of the log, as "Prove and export" shows it; NAME is this witness\' own, without spaces and plus signs.',
  );
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const file = (of: string) => path.join(folder, of);
const privateKey = loadKey();
const own = verifierKey(
  sha256,
  name,
  new Uint8Array(Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url')),
  'witness',
);
console.log(`This witness signs with ${formatVerifierKey(own)}`);

const read: ReadFile = async (of) => {
  const key = process.env.MANDATE_API_KEY;
  const response = await fetch(`${log}/${of}`, { headers: key ? { authorization: `Bearer ${key}` } : {} });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The console answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
};

/** One look. @returns whether all was well; a console that does not answer is not, and is no alarm. */
async function look(): Promise<boolean> {
  const kept = existsSync(file('checkpoint')) ? readFileSync(file('checkpoint'), 'utf8') : null;
  const seen = await followLog(
    nodeCryptography,
    read,
    keys.flatMap((key) => key ?? []),
    kept,
  ).catch((error: unknown) => ({ unreachable: String(error) }));
  if ('unreachable' in seen) console.error(`${at()} The log could not be read: ${seen.unreachable}`);
  else if ('problem' in seen) {
    console.error(`${at()} ALARM: ${seen.problem}`);
    writeFileSync(file('alarm'), `${at()} ${seen.problem}\n`, { flag: 'a' });
  } else {
    write('checkpoint', cosign(seen.note));
    console.log(`${at()} The log has ${seen.head.size} entries, ${seen.grown} of them new.`);
    return true;
  }
  return false;
}

/** The note with this witness' signature beside the log's own (C2SP tlog-cosignature). */
function cosign(text: string): string {
  const note = parseSignedNote(text);
  if (!note) throw new Error('What was checked is no note.');
  const timeS = Math.floor(Date.now() / 1000);
  const signature = new Uint8Array(sign(null, utf8(cosignedText(timeS, note.text)), privateKey));
  const added = { name: own.name, keyId: own.keyId, signature: cosignatureOf(timeS, signature) };
  return formatSignedNote({ text: note.text, signatures: [...note.signatures, added] });
}

function loadKey(): KeyObject {
  if (existsSync(file('key.pem'))) return createPrivateKey(readFileSync(file('key.pem'), 'utf8'));
  const { privateKey } = generateKeyPairSync('ed25519');
  write('key.pem', String(privateKey.export({ format: 'pem', type: 'pkcs8' })));
  return privateKey;
}

/** All of it or nothing, for the owner's eyes. */
function write(of: string, text: string): void {
  writeFileSync(file(`${of}.new`), text, { mode: 0o600 });
  renameSync(file(`${of}.new`), file(of));
}

const at = () => new Date().toISOString();

for (;;) {
  const well = await look();
  if (everyS === null) process.exit(well ? 0 : 1);
  await pause(everyS * 1000);
}
