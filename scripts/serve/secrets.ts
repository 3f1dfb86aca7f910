import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { dataPath } from '@/lib/platform/data-dir';
import { Problem } from '../problem';

const schema = z.object({
  NEXTAUTH_SECRET: z.string(),
  MANDATE_PSEUDONYM_KEY: z.string(),
  MANDATE_LOG_KEYS: z.string(),
  MANDATE_DATA_KEYS: z.string(),
  INNGEST_EVENT_KEY: z.string(),
  INNGEST_SIGNING_KEY: z.string(),
});

export type Secrets = z.infer<typeof schema>;

/** The secrets of this installation: made on the first start, kept in the data folder, readable by its owner alone. */
export function loadSecrets(): Secrets {
  const known = findSecrets();
  if (known) return known;
  const secrets: Secrets = {
    NEXTAUTH_SECRET: randomBytes(48).toString('base64'),
    // Before it had a name of its own, the secret of the sessions took its place.
    MANDATE_PSEUDONYM_KEY: process.env.NEXTAUTH_SECRET || randomBytes(48).toString('base64'),
    MANDATE_LOG_KEYS: newKey(),
    MANDATE_DATA_KEYS: newKey(),
    INNGEST_EVENT_KEY: randomBytes(24).toString('hex'),
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString('hex')}`,
  };
  return writeSecrets(dataPath('secrets.json'), secrets);
}

/**
 * Gives this process the secrets of the installation, as far as the environment has none of its own: those that it has, where none are named.
 * Only the console makes new ones: with other keys than its own a database can't be read.
 */
export function setSecrets(secrets: Secrets | null = findSecrets()): void {
  if (secrets === null) return;
  const { INNGEST_EVENT_KEY: _event, INNGEST_SIGNING_KEY: _signing, ...own } = secrets;
  for (const [name, value] of Object.entries(own)) process.env[name] ||= value;
}

function findSecrets(): Secrets | null {
  const file = dataPath('secrets.json');
  return existsSync(file) ? readSecrets(file) : null;
}

/** The seed of an Ed25519 key, or a key of AES-256. */
const newKey = () => randomBytes(32).toString('base64');

function writeSecrets(file: string, secrets: Secrets): Secrets {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function readSecrets(file: string): Secrets {
  const found = parseSecrets(file);
  const { MANDATE_PSEUDONYM_KEY: pseudonyms, MANDATE_LOG_KEYS: log, MANDATE_DATA_KEYS: data } = found;
  if (pseudonyms && log && data)
    return {
      ...found,
      MANDATE_PSEUDONYM_KEY: pseudonyms,
      MANDATE_LOG_KEYS: log,
      MANDATE_DATA_KEYS: data,
    };
  return writeSecrets(file, {
    ...found,
    MANDATE_PSEUDONYM_KEY: pseudonyms ?? (process.env.NEXTAUTH_SECRET || found.NEXTAUTH_SECRET),
    MANDATE_LOG_KEYS: log ?? newKey(),
    MANDATE_DATA_KEYS: data ?? newKey(),
  });
}

function parseSecrets(file: string) {
  try {
    return schema
      .partial({ MANDATE_PSEUDONYM_KEY: true, MANDATE_LOG_KEYS: true, MANDATE_DATA_KEYS: true })
      .parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Problem(
      `${file} can't be read or is incomplete. Restore it from a backup. Without one, delete it and set MANDATE_PSEUDONYM_KEY to ` +
        'the key that was in it: the other secrets are then made anew, and everybody signs in again.',
    );
  }
}
