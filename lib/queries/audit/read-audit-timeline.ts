import type { AuditFilters, AuditTimeline } from '@/lib/contracts/audit';
import { countPlaces, placesOf } from '@/lib/core/audit/search/posting';
import { db } from '@/lib/db/client';
import { allChunks } from './search/count-entries';
import { askRecord, type Question, type Workspace } from './search/question';
import { readUnindexed } from './search/read-unindexed';
import { barAt, timelineBars } from './search/timeline-bars';
import { type FoundChunk, readTimes } from './search/walk-chunks';

/** How many entries a search finds in each day, week or month of the time in which it finds any. */
export async function readAuditTimeline(
  workspace: Workspace & { timeZone: string },
  filters: AuditFilters,
): Promise<AuditTimeline> {
  const question = await askRecord(workspace, filters, { byTime: true });
  const [chunks, newest] = await Promise.all([allChunks(question), readUnindexed(question)]);
  const newestTimes = newest.found.map(({ occurredAt }) => occurredAt.getTime());
  const total = chunks.reduce((sum, { mask }) => sum + countPlaces(mask), newestTimes.length);
  const answer = { total, isExact: question.amount === null, unsearched: newest.unsearched };
  const ends = [...(await timesOf(question, [chunks.at(0), chunks.at(-1)])).flat(), ...newestTimes];
  if (total === 0 || ends.length === 0) return { ...answer, unit: 'day', bars: [] };
  const { unit, bars } = timelineBars(
    ends.reduce((a, b) => Math.min(a, b)),
    ends.reduce((a, b) => Math.max(a, b)),
    workspace.timeZone,
  );
  const counts = bars.map(() => 0);
  const add = (at: number, count: number) => {
    const bar = barAt(bars, at);
    counts[bar] = (counts[bar] ?? 0) + count;
  };
  const spans = await readSpans(question.workspaceId);
  const divided: FoundChunk[] = [];
  for (const found of chunks) {
    const span = spans.get(found.chunk);
    if (span && barAt(bars, span.first) === barAt(bars, span.last)) add(span.first, countPlaces(found.mask));
    else divided.push(found);
  }
  for (const at of [...(await timesOf(question, divided)).flat(), ...newestTimes]) add(at, 1);
  return { ...answer, unit, bars: bars.map(({ from, to }, bar) => ({ from, to, count: counts[bar] ?? 0 })) };
}

/** When the entries found in some chunks were. */
async function timesOf(
  { workspaceId }: Question,
  chunks: readonly (FoundChunk | undefined)[],
): Promise<number[][]> {
  const found = chunks.flatMap((chunk) => chunk ?? []);
  if (found.length === 0) return [];
  const times = await readTimes(
    workspaceId,
    found.map(({ chunk }) => chunk),
  );
  return found.map(({ chunk, mask }) => placesOf(mask).flatMap((place) => times.get(chunk)?.[place] ?? []));
}

/** From when to when the entries of each chunk are, all as one value. */
async function readSpans(workspaceId: string): Promise<Map<number, { first: number; last: number }>> {
  const [answer] = await db().$queryRaw<{ spans: Uint8Array | null }[]>`
    SELECT string_agg(int4send(chunk) || int8send((extract(epoch FROM first_at) * 1000)::bigint)
      || int8send((extract(epoch FROM last_at) * 1000)::bigint), ''::bytea) AS spans
    FROM audit_search_chunks WHERE workspace_id = ${workspaceId}`;
  const bytes = answer?.spans ?? new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Map(
    Array.from({ length: bytes.length / 20 }, (_, at) => [
      view.getInt32(at * 20),
      { first: Number(view.getBigInt64(at * 20 + 4)), last: Number(view.getBigInt64(at * 20 + 12)) },
    ]),
  );
}
