import { entryTokens } from '@/lib/core/audit/search/entry-tokens';
import { CHUNK, decodePosting, encodePosting } from '@/lib/core/audit/search/posting';
import { encodeTimes } from '@/lib/core/audit/search/times';
import { db } from '@/lib/db/client';
import { leaveSealed } from '@/lib/db/open-sealed';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { log } from '@/lib/platform/log';
import { readSearchable, type StoredEntry } from '@/lib/queries/audit/search/read-searchable';

/** So many chunks of one log are taken up in one go, so that whoever repeats it can stop between. */
const MOST_CHUNKS = 4;

/** Makes what is sealed searchable in every log; one that can't be keeps no other from it. @returns how many entries were taken up. */
export async function indexRecords(): Promise<number> {
  const behind = await db().$queryRaw<{ workspaceId: string }[]>`
    SELECT workspace_id AS "workspaceId" FROM audit_logs WHERE size > coalesce((
      SELECT chunk::bigint * ${CHUNK}::int + entries FROM audit_search_chunks done
      WHERE done.workspace_id = audit_logs.workspace_id ORDER BY chunk DESC LIMIT 1), 0)`;
  let taken = 0;
  for (const { workspaceId } of behind)
    taken += await indexRecord(workspaceId).catch((error: unknown) => {
      log('error', 'a record could not be made searchable; it is tried on', {
        workspaceId,
        error: String(error),
      });
      return 0;
    });
  return taken;
}

/**
 * Makes the next sealed entries of a log searchable, in its order and a chunk at most in one transaction: it can stop anywhere and go
 * on later, and what was on record before there was a search is taken up the same way. @returns how many.
 */
export async function indexRecord(workspaceId: string): Promise<number> {
  let all = 0;
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const taken = await leaveSealed(() => inTransaction((tx) => indexSome(tx, workspaceId)));
    if (taken === 0) break;
    all += taken;
  }
  return all;
}

const searchLock = (workspaceId: string) => `audit-search:${workspaceId}`;

/** Waits until nobody else changes what is searched in a log, and keeps it so to the end of the transaction. */
export async function lockSearch(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${searchLock(workspaceId)}, 0))::text`;
}

async function indexSome(tx: Tx, workspaceId: string): Promise<number> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${searchLock(workspaceId)}, 0)) AS held`;
  if (!lock?.held) return 0;
  const last = await tx.auditSearchChunk.findFirst({ where: { workspaceId }, orderBy: { chunk: 'desc' } });
  const open = last && last.entries < CHUNK ? last : null;
  const chunk = open?.chunk ?? (last ? last.chunk + 1 : 0);
  const start = open?.entries ?? 0;
  const entries = await tx.$queryRaw<(StoredEntry & { occurredAt: Date })[]>`
    SELECT entry.id, actor_type::text AS "actorType", actor_id AS "actorId", verb, subject_type AS "subjectType",
      subject_id AS "subjectId", run_id AS "runId", action_id AS "actionId",
      jsonb_build_object('detail', body->'detail') AS body, occurred_at AS "occurredAt"
    FROM audit_leaves leaf JOIN audit_entries entry ON entry.id = leaf.entry_id AND entry.workspace_id = leaf.workspace_id
    WHERE leaf.workspace_id = ${workspaceId}
      AND index BETWEEN ${chunk * CHUNK + start}::bigint AND ${chunk * CHUNK + CHUNK - 1}::bigint
    ORDER BY index`;
  if (entries.length === 0) return 0;
  const places = new Map<string, number[]>();
  for (const [at, { entry, related }] of (await readSearchable(workspaceId, entries, tx)).entries())
    for (const token of entryTokens(entry, related)) {
      const own = places.get(token);
      if (own) own.push(start + at);
      else places.set(token, [start + at]);
    }
  if (open) await addKnown(tx, { workspaceId, chunk }, places);
  await savePostings(tx, { workspaceId, chunk }, places);
  const times = entries.map(({ occurredAt }) => occurredAt.getTime());
  const known = open ? [open.firstAt.getTime(), open.lastAt.getTime()] : [];
  const row = {
    entries: start + entries.length,
    firstAt: new Date(Math.min(...known, ...times)),
    lastAt: new Date(Math.max(...known, ...times)),
    times: Buffer.concat([...(open ? [open.times] : []), encodeTimes(times)]),
  };
  await tx.auditSearchChunk.upsert({
    where: { workspaceId_chunk: { workspaceId, chunk } },
    create: { workspaceId, chunk, ...row },
    update: row,
    select: { chunk: true },
  });
  return entries.length;
}

type Place = { workspaceId: string; chunk: number };

/** Puts the earlier entries of an open chunk before those that are new. */
async function addKnown(tx: Tx, { workspaceId, chunk }: Place, places: Map<string, number[]>): Promise<void> {
  const known = await tx.$queryRaw<{ token: string; entries: Uint8Array }[]>`
    SELECT token, entries FROM audit_search_postings
    WHERE workspace_id = ${workspaceId} AND chunk = ${chunk}::int AND token = ANY(${[...places.keys()]}::text[])`;
  for (const { token, entries } of known)
    places.set(token, [...decodePosting(entries), ...(places.get(token) ?? [])]);
}

/** In the order of the index that they go into, which touches each of its pages once. */
async function savePostings(
  tx: Tx,
  { workspaceId, chunk }: Place,
  places: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const tokens = [...places.keys()].sort();
  const postings = tokens.map((token) => Buffer.from(encodePosting(places.get(token) ?? [])).toString('hex'));
  await tx.$executeRaw`
    INSERT INTO audit_search_postings (workspace_id, token, chunk, entries)
    SELECT ${workspaceId}, token, ${chunk}::int, decode(entries, 'hex')
    FROM unnest(${tokens}::text[], ${postings}::text[]) AS posting(token, entries)
    ON CONFLICT (workspace_id, token, chunk) DO UPDATE SET entries = excluded.entries`;
}
