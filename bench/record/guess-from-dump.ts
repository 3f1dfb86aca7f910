import { createHash } from 'node:crypto';
import { db } from '../../lib/db/client';
import { leaveSealed } from '../../lib/db/open-sealed';
import { hashAction } from '../../lib/gateway';

/** Somebody may keep the first so many characters of a fingerprint alone. */
const CUTS = [12, 16, 24, 32, 40, 64];

/**
 * Attacks what is left of erased people with a dictionary that holds every true value: each is fingerprinted in the ways in which programs
 * keep fingerprints, bare and with every id that stands in the database as salt, and looked for among all that is stored; and the hashes
 * of actions are computed again with the true words in the place of the sealed ones.
 */
export async function guessFromDump(
  dictionary: readonly string[],
): Promise<{ tried: number; confirmed: number }> {
  const stored = await everyFingerprint();
  const salts = ['', ...(await everyId())];
  const parts = new Set(dictionary.flatMap((value) => [value, value.toLowerCase(), ...value.split(/\s+/)]));
  let tried = 0;
  let confirmed = 0;
  for (const value of parts)
    for (const salt of salts)
      for (const text of salt === '' ? [value] : [`${salt}${value}`, `${salt}\n${value}`, `${salt}:${value}`])
        for (const algorithm of ['sha256', 'sha1', 'md5'] as const) {
          const digest = createHash(algorithm).update(text).digest();
          tried += 1;
          if (CUTS.some((cut) => stored.has(digest.toString('hex').slice(0, cut)))) confirmed += 1;
          else if (stored.has(digest.toString('base64url'))) confirmed += 1;
        }
  const actions = await leaveSealed(() => db().action.findMany({ where: { targetType: 'contact' } }));
  const words = dictionary.filter((value) => value.length < 400);
  for (const action of actions) {
    const text = JSON.stringify(action.payload);
    const sealed = text.match(/sealed:1[so]:[^"]+/g) ?? [];
    if (sealed.length === 0) continue;
    for (const subject of words)
      for (const body of words) {
        const guess = sealed.reduce(
          (left, token, i) => left.replace(token, JSON.stringify(i === 0 ? subject : body).slice(1, -1)),
          text,
        );
        tried += 1;
        if (hashAction({ ...action, payload: JSON.parse(guess) }).hash === action.hash) confirmed += 1;
      }
  }
  return { tried, confirmed };
}

/** Whatever in the database looks like a fingerprint: every run of letters and digits that is long enough. */
async function everyFingerprint(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { name } of await tables()) {
    const rows = await leaveSealed(() =>
      db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`),
    );
    for (const { row } of rows)
      for (const [run] of row.matchAll(/[A-Za-z0-9_-]{12,}/g)) {
        found.add(run);
        for (const cut of CUTS) if (run.length > cut) found.add(run.slice(0, cut).toLowerCase());
      }
  }
  return found;
}

async function everyId(): Promise<string[]> {
  const [contacts, workspaces] = await Promise.all([
    db().contact.findMany({ where: { erasedAt: { not: null } }, select: { id: true } }),
    db().workspace.findMany({ select: { id: true, slug: true } }),
  ]);
  return [...contacts, ...workspaces].map(({ id }) => id);
}

const tables = () =>
  db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
