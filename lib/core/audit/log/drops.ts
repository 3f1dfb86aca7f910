import * as z from 'zod/mini';
import { CHUNK, decodePosting, encodePosting } from '../search/posting';
import { fromBase64, toBase64 } from './bytes';

/** What the record says when the contents of entries are dropped: of which places of the log, 8,192 at a time. */
export const DROP_VERB = 'workspace.contents_dropped';

/** What is left of the body of an entry whose contents were dropped. */
export const NO_CONTENTS = { actor: {}, detail: {} };

export const chunkOf = (place: number): number => Math.floor(place / CHUNK);

/** Which places of a chunk an entry of this verb names, as its detail holds them. `places` ascend and are of that chunk. */
export function encodeDropped(places: readonly number[]): { chunk: number; places: string } {
  const chunk = chunkOf(places[0] ?? 0);
  return { chunk, places: toBase64(encodePosting(places.map((place) => place - chunk * CHUNK))) };
}

const dropSchema = z.looseObject({
  workspaceId: z.string(),
  occurredAt: z.string(),
  verb: z.literal(DROP_VERB),
  detail: z.looseObject({ chunk: z.int().check(z.minimum(0)), places: z.string() }),
});

/** When an entry says that contents are dropped, and whose, by their places; null where it is no such entry of this workspace. */
export function readDrop(
  canonical: string,
  workspaceId: string | undefined,
): { at: string; places: number[] } | null {
  try {
    const drop = dropSchema.parse(JSON.parse(canonical));
    const posting = fromBase64(drop.detail.places);
    if (!posting || drop.workspaceId !== workspaceId) return null;
    const places = decodePosting(posting).map((place) => drop.detail.chunk * CHUNK + place);
    return { at: drop.occurredAt, places };
  } catch {
    return null;
  }
}

/** Contents stay for so many days, whatever is set: a drop entry that names younger ones is no reason. */
export const FLOOR_DAYS = 180;
/** A day for clocks. */
const FLOOR_MS = (FLOOR_DAYS - 1) * 86_400_000;

/** Whether an entry of `occurredAt` had been there long enough when the drop entry was written; both in ISO 8601. */
export const isOldEnough = (occurredAt: string, droppedAt: string): boolean =>
  Date.parse(droppedAt) - Date.parse(occurredAt) >= FLOOR_MS;

/** Of an export: the entries that say what was dropped, each with its place. Without it nothing was. */
export const dropsSchema = z.array(z.strictObject({ index: z.int().check(z.minimum(0)), entry: z.string() }));
export type Drops = z.infer<typeof dropsSchema>;
