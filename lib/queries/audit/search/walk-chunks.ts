import {
  addPlace,
  addPosting,
  allPlaces,
  CHUNK,
  hasPlace,
  keepCommon,
  type Mask,
  noPlaces,
} from '@/lib/core/audit/search/posting';
import { decodeTimes } from '@/lib/core/audit/search/times';
import { db } from '@/lib/db/client';
import type { Question } from './question';

/** Most pages are full after the first chunks; where little is found, longer stretches are read at once. */
const FIRST_STRETCH = 8;
const GROWTH = 8;

export type FoundChunk = { chunk: number; mask: Mask };
export type Direction = 'newest-first' | 'oldest-first';

/**
 * The chunks that hold entries which fit, from a place of the log on: below it when the newest come first, else from it upwards. Each with
 * the places in it.
 */
export async function* walkChunks(
  question: Question,
  direction: Direction,
  start: number,
  firstStretch = FIRST_STRETCH,
): AsyncGenerator<FoundChunk> {
  const isDown = direction === 'newest-first';
  const bounds = isDown
    ? { from: 0, to: Math.min(start, question.searchable) }
    : { from: start, to: question.searchable };
  if (question.entry) {
    const { index } = question.entry;
    bounds.from = Math.max(bounds.from, index ?? question.searchable);
    bounds.to = Math.min(bounds.to, (index ?? -1) + 1);
  }
  if (bounds.to <= bounds.from) return;
  const first = Math.max(question.firstChunk, Math.floor(bounds.from / CHUNK));
  const last = Math.min(question.lastChunk, Math.floor((bounds.to - 1) / CHUNK));
  let next = isDown ? last : first;
  for (let stretch = firstStretch; next >= first && next <= last; stretch *= GROWTH) {
    const [low, high] = isDown
      ? [Math.max(first, next - stretch + 1), next]
      : [next, Math.min(last, next + stretch - 1)];
    const found = await readStretch(question, low, high);
    if (isDown) found.reverse();
    for (const { chunk, mask } of found) if (clip(mask, chunk, bounds)) yield { chunk, mask };
    next = isDown ? low - 1 : high + 1;
  }
}

/** Takes out what is outside of the bounds. */
function clip(mask: Mask, chunk: number, { from, to }: { from: number; to: number }): boolean {
  const base = chunk * CHUNK;
  if (from <= base && to >= base + CHUNK) return true;
  const inside = noPlaces();
  for (let place = Math.max(0, from - base); place < Math.min(CHUNK, to - base); place++)
    addPlace(inside, place);
  return keepCommon(mask, inside);
}

/** What fits in the chunks from `low` to `high`, both included, in their order. */
async function readStretch(question: Question, low: number, high: number): Promise<FoundChunk[]> {
  const found =
    question.tokens.length === 0
      ? Array.from({ length: high - low + 1 }, (_, at) => ({ chunk: low + at, mask: allPlaces() }))
      : await readPostings(question, low, high);
  const ragged = found.filter(({ chunk }) => question.ragged.has(chunk));
  if (ragged.length === 0) return found;
  const times = await readTimes(
    question.workspaceId,
    ragged.map(({ chunk }) => chunk),
  );
  return found.filter(({ chunk, mask }) => {
    const own = question.ragged.has(chunk) ? times.get(chunk) : undefined;
    if (!own) return !question.ragged.has(chunk);
    const inTime = noPlaces();
    for (const [place, time] of own.entries())
      if (time >= question.from && time < question.to && hasPlace(mask, place)) addPlace(inTime, place);
    return keepCommon(mask, inTime);
  });
}

/** When the entries of some chunks were. */
export async function readTimes(
  workspaceId: string,
  chunks: readonly number[],
): Promise<ReadonlyMap<number, number[]>> {
  const found = await db().$queryRaw<{ chunk: number; times: Uint8Array }[]>`
    SELECT chunk, times FROM audit_search_chunks WHERE workspace_id = ${workspaceId} AND chunk = ANY(${[...chunks]}::int[])`;
  return new Map(found.map(({ chunk, times }) => [chunk, decodeTimes(times)]));
}

/** Reads the postings of all clauses as one value: thousands of rows would cost more on their way than in the database. */
async function readPostings(
  { workspaceId, tokens }: Question,
  low: number,
  high: number,
): Promise<FoundChunk[]> {
  if (tokens.some((any) => any.length === 0)) return [];
  const wanted = tokens.flatMap((any, clause) => any.map((token) => ({ token, clause })));
  const [answer] = await db().$queryRaw<{ postings: Uint8Array | null }[]>`
    SELECT string_agg(int4send(chunk) || int4send(count) || postings, ''::bytea ORDER BY chunk) AS postings FROM (
      SELECT chunk, count(*)::int AS count, string_agg(int2send(clause::int2) || entries, ''::bytea) AS postings
      FROM unnest(${wanted.map(({ token }) => token)}::text[], ${wanted.map(({ clause }) => clause)}::int[]) AS wanted(token, clause)
      JOIN audit_search_postings posting ON workspace_id = ${workspaceId} AND posting.token = wanted.token
        AND chunk BETWEEN ${low}::int AND ${high}::int
      GROUP BY chunk HAVING bit_or(1 << clause) = ${2 ** tokens.length - 1}::int
    ) AS found`;
  return answer?.postings ? combine(answer.postings, tokens.length) : [];
}

function combine(bytes: Uint8Array, clauses: number): FoundChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: FoundChunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const chunk = view.getInt32(at);
    const masks = Array.from({ length: clauses }, noPlaces);
    let left = view.getInt32(at + 4);
    at += 8;
    for (; left > 0; left--) at = addPosting(masks[view.getInt16(at)] ?? noPlaces(), view, at + 2);
    const mask = masks[0] ?? noPlaces();
    if (clauses === 1 || masks.slice(1).every((other) => keepCommon(mask, other)))
      found.push({ chunk, mask });
  }
  return found;
}
