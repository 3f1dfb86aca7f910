import { inRange } from '@/lib/core/audit/search/amounts';
import { amountsOfEntry } from '@/lib/core/audit/search/entry-tokens';
import { CHUNK, placesOf } from '@/lib/core/audit/search/posting';
import { type EntryRow, readAtPlaces } from './entry-rows';
import type { Question } from './question';
import { readSearchable } from './read-searchable';
import { type Direction, walkChunks } from './walk-chunks';

/** Where what is found has to be looked at and did not fit, so many are read at once from then on. */
const LOOKED_AT = 400;

/** What fits among the searchable entries of the log from a place on, at most so many. */
export async function findEntries(
  question: Question,
  direction: Direction,
  start: number,
  limit: number,
): Promise<EntryRow[]> {
  const found: EntryRow[] = [];
  let places: number[] = [];
  let batch = limit;
  const take = async () => {
    const rows = await readAtPlaces(question.workspaceId, places);
    found.push(...(await withinAmount(question, rows)));
    places = [];
    batch = question.amount ? LOOKED_AT : limit - found.length;
  };
  for await (const { chunk, mask } of walkChunks(question, direction, start)) {
    const own = placesOf(mask).map((place) => chunk * CHUNK + place);
    for (const place of direction === 'newest-first' ? own.reverse() : own) {
      places.push(place);
      if (places.length < batch) continue;
      await take();
      if (found.length >= limit) return found.slice(0, limit);
    }
  }
  if (places.length > 0) await take();
  return found.slice(0, limit);
}

/** Tokens know the first digits of an amount; where a range has more, the entries themselves say. */
async function withinAmount({ workspaceId, amount }: Question, rows: EntryRow[]): Promise<EntryRow[]> {
  if (!amount || rows.length === 0) return rows;
  const searchable = await readSearchable(workspaceId, rows);
  return rows.filter((_, at) => {
    const one = searchable[at];
    return one && inRange(amountsOfEntry(one.entry, one.related), amount.currency, amount.min, amount.max);
  });
}
