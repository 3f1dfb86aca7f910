import { OLDEST } from '@/lib/contracts/audit';
import { db } from '@/lib/db/client';
import { cursorRefused } from '../../list/keyset';
import type { EntryRow } from './entry-rows';
import { findEntries } from './find-entries';
import type { Question } from './question';
import { readUnindexed } from './read-unindexed';

const NEWER = 'newer:';

export type RecordPage = {
  /** Newest first, in the order of the log; those that wait to be sealed before all others. */
  entries: EntryRow[];
  nextCursor: string | null;
  previousCursor: string | null;
  unsearched: number;
};

/** Where an entry stands: by its index, or before all that have one, by its position. */
type Place = { index: number | null; position: bigint | null };

/** One page of what fits: from the newest, older or newer than an entry, or from the oldest. @throws AppError for a cursor that no page gave out. */
export async function findPage(
  question: Question,
  cursor: string | undefined,
  limit: number,
): Promise<RecordPage> {
  if (cursor === undefined) return olderThan(question, null, limit);
  if (cursor === OLDEST) return newerThan(question, null, limit);
  const isNewer = cursor.startsWith(NEWER);
  const place = await placeOf(question.workspaceId, isNewer ? cursor.slice(NEWER.length) : cursor);
  if (!isNewer) return olderThan(question, place, limit);
  const page = await newerThan(question, place, limit);
  // The way back ends on the first page, whole, however many entries lie between.
  return page.previousCursor === null ? olderThan(question, null, limit) : page;
}

async function olderThan(question: Question, place: Place | null, limit: number): Promise<RecordPage> {
  const isSealed = place !== null && place.index !== null && place.index < question.searchable;
  const newest = isSealed ? { found: [], unsearched: 0 } : await readUnindexed(question);
  const found = newest.found.filter((row) => place === null || isBefore(row, place)).slice(0, limit + 1);
  if (found.length <= limit) {
    const start = isSealed ? (place.index ?? 0) : question.searchable;
    found.push(...(await findEntries(question, 'newest-first', start, limit + 1 - found.length)));
  }
  const entries = found.slice(0, limit);
  return {
    entries,
    nextCursor: found.length > limit ? (entries.at(-1)?.id ?? null) : null,
    previousCursor: place && entries[0] ? NEWER + entries[0].id : null,
    unsearched: newest.unsearched,
  };
}

async function newerThan(question: Question, place: Place | null, limit: number): Promise<RecordPage> {
  const start = place === null ? 0 : place.index === null ? question.searchable : place.index + 1;
  const found = await findEntries(question, 'oldest-first', start, limit + 1);
  let unsearched = 0;
  if (found.length <= limit) {
    const newest = await readUnindexed(question);
    unsearched = newest.unsearched;
    found.push(...newest.found.toReversed().filter((row) => place === null || isAfter(row, place)));
  }
  const entries = found.slice(0, limit).reverse();
  return {
    entries,
    nextCursor: place ? (entries.at(-1)?.id ?? null) : null,
    previousCursor: found.length > limit && entries[0] ? NEWER + entries[0].id : null,
    unsearched,
  };
}

const orderOf = ({ index, position }: { index: bigint | number | null; position: bigint | null }) =>
  [index === null ? Number.POSITIVE_INFINITY : Number(index), Number(position ?? 0)] as const;
function isBefore(row: EntryRow, place: Place): boolean {
  const [[index, position], [ofIndex, ofPosition]] = [orderOf(row), orderOf(place)];
  return index < ofIndex || (index === ofIndex && position < ofPosition);
}
function isAfter(row: EntryRow, place: Place): boolean {
  const [[index, position], [ofIndex, ofPosition]] = [orderOf(row), orderOf(place)];
  return index > ofIndex || (index === ofIndex && position > ofPosition);
}

async function placeOf(workspaceId: string, entryId: string): Promise<Place> {
  const [found] = await db().$queryRaw<{ index: bigint | null; position: bigint | null }[]>`
    SELECT index, position FROM audit_entries entry
    LEFT JOIN audit_leaves leaf ON leaf.entry_id = entry.id AND leaf.workspace_id = entry.workspace_id
    LEFT JOIN audit_pending pending ON pending.entry_id = entry.id
    WHERE entry.id = ${entryId} AND entry.workspace_id = ${workspaceId}`;
  if (!found) throw cursorRefused();
  return { index: found.index === null ? null : Number(found.index), position: found.position };
}
