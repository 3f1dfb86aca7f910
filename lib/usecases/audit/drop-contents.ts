import { encodeDropped, NO_CONTENTS } from '@/lib/core/audit/log/drops';
import { kindOfVerb, RETENTION_FLOOR_DAYS, retentionCutoff } from '@/lib/core/audit/retention';
import { entryTokens } from '@/lib/core/audit/search/entry-tokens';
import { CHUNK, decodePosting, encodePosting } from '@/lib/core/audit/search/posting';
import { db } from '@/lib/db/client';
import { leaveSealed } from '@/lib/db/open-sealed';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { droppedIn, readDropsOf } from '@/lib/queries/audit/read-drops';
import { readSearchable, type StoredEntry } from '@/lib/queries/audit/search/read-searchable';
import { lockSearch } from './index-record';
import { sealLog } from './seal-log';

type OverEntry = StoredEntry & { place: bigint };

/** The workspaces in which some contents have a time. */
export async function findRetentions(): Promise<string[]> {
  const found = await db().recordRetention.findMany({
    where: { inForceAt: { lte: now() } },
    distinct: ['workspaceId'],
    select: { workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  return found.map(({ workspaceId }) => workspaceId);
}

/**
 * Drops what entries say whose time is over and which no legal hold covers. Their places, hashes, times, verbs and ids stay, and an entry of
 * the record says of which: it is sealed before anything goes, so that every proof holds at every moment. A chunk of the log at a time: it
 * can stop anywhere and go on later. @returns how many entries have lost their contents.
 */
export async function dropContents(workspaceId: string): Promise<number> {
  const log = await db().auditLog.findUnique({ where: { workspaceId } });
  const younger = await db().auditSearchChunk.findMany({
    where: { workspaceId, firstAt: { gt: retentionCutoff(RETENTION_FLOOR_DAYS, now()) }, entries: CHUNK },
    select: { chunk: true },
  });
  const skipped = new Set(younger.map(({ chunk }) => chunk));
  let dropped = 0;
  for (let chunk = 0; chunk * CHUNK < Number(log?.size ?? 0); chunk++) {
    if (skipped.has(chunk)) continue;
    const announced = await inTransaction((tx) => announce(tx, workspaceId, chunk), { timeout: 120_000 });
    if (announced === 'nothing is over') continue;
    await sealLog(workspaceId);
    dropped += await leaveSealed(() =>
      inTransaction((tx) => dropAnnounced(tx, workspaceId, chunk), { timeout: 120_000 }),
    );
  }
  return dropped;
}

/** What of a chunk is over at this moment, in the order of the log; the database judges. */
const readOver = (tx: Tx, workspaceId: string, chunk: number) => tx.$queryRaw<OverEntry[]>`
  SELECT entry.id, actor_type::text AS "actorType", actor_id AS "actorId", verb, subject_type AS "subjectType",
    subject_id AS "subjectId", run_id AS "runId", action_id AS "actionId", body, index AS place
  FROM audit_leaves leaf JOIN audit_entries entry ON entry.id = leaf.entry_id AND entry.workspace_id = leaf.workspace_id
  WHERE leaf.workspace_id = ${workspaceId}
    AND index BETWEEN ${chunk * CHUNK}::bigint AND ${chunk * CHUNK + CHUNK - 1}::bigint
    AND record_entry_is_over(entry) AND NOT record_entry_is_held(entry)
  ORDER BY index`;

/** Says in the record what is about to go, as far as it was not said before. */
async function announce(tx: Tx, workspaceId: string, chunk: number): Promise<'nothing is over' | 'said'> {
  await lockSearch(tx, workspaceId);
  const over = await leaveSealed(() => readOver(tx, workspaceId, chunk));
  if (over.length === 0) return 'nothing is over';
  const known = droppedIn(await readDropsOf(workspaceId, chunk, tx), workspaceId);
  const fresh = over.filter(({ place }) => !known.has(Number(place)));
  if (fresh.length === 0) return 'said';
  const kinds: Record<string, number> = {};
  for (const { verb } of fresh) kinds[kindOfVerb(verb)] = (kinds[kindOfVerb(verb)] ?? 0) + 1;
  await appendAuditEntry(tx, {
    workspaceId,
    actor: { type: 'system', id: 'record' },
    verb: 'workspace.contents_dropped',
    subject: { type: 'workspace', id: workspaceId },
    detail: { ...encodeDropped(fresh.map(({ place }) => Number(place))), entries: fresh.length, kinds },
  });
  return 'said';
}

/** Judged again: a hold that came meanwhile counts. */
async function dropAnnounced(tx: Tx, workspaceId: string, chunk: number): Promise<number> {
  await lockSearch(tx, workspaceId);
  const sealed = (await readDropsOf(workspaceId, chunk, tx)).filter(({ index }) => index !== null);
  const announced = droppedIn(sealed, workspaceId);
  const over = (await readOver(tx, workspaceId, chunk)).filter(({ place }) => announced.has(Number(place)));
  if (over.length === 0) return 0;
  await forgetTokens(tx, workspaceId, chunk, over);
  // For this statement alone: the role may do nothing else, and nobody else may do this.
  await tx.$executeRaw`SET LOCAL ROLE mandate_retention`;
  const updated = await tx.$executeRaw`
    UPDATE audit_entries SET body = ${JSON.stringify(NO_CONTENTS)}::jsonb, canonical = ''
    WHERE workspace_id = ${workspaceId} AND id = ANY(${over.map(({ id }) => id)}::text[])`;
  await tx.$executeRaw`RESET ROLE`;
  return updated;
}

/** Entries are no longer found by what they said, only by what stays of them. */
async function forgetTokens(
  tx: Tx,
  workspaceId: string,
  chunk: number,
  over: readonly OverEntry[],
): Promise<void> {
  const before = await readSearchable(workspaceId, over, tx);
  const after = await readSearchable(
    workspaceId,
    over.map((entry) => ({ ...entry, body: NO_CONTENTS })),
    tx,
  );
  const lost = new Map<string, Set<number>>();
  for (const [at, { place }] of over.entries()) {
    const [was, is] = [before[at], after[at]];
    if (!was || !is) continue;
    const left = new Set(entryTokens(is.entry, is.related));
    for (const token of entryTokens(was.entry, was.related))
      if (!left.has(token))
        lost.set(token, (lost.get(token) ?? new Set()).add(Number(place) - chunk * CHUNK));
  }
  const postings = await tx.auditSearchPosting.findMany({
    where: { workspaceId, chunk, token: { in: [...lost.keys()] } },
  });
  for (const { token, entries } of postings) {
    const places = decodePosting(entries).filter((place) => !lost.get(token)?.has(place));
    const where = { workspaceId_token_chunk: { workspaceId, token, chunk } };
    if (places.length === 0) await tx.auditSearchPosting.delete({ where, select: { chunk: true } });
    else
      await tx.auditSearchPosting.update({
        where,
        data: { entries: Buffer.from(encodePosting(places)) },
        select: { chunk: true },
      });
  }
}
