import * as z from 'zod/mini';
import { CHUNK, decodePosting, encodePosting } from '../search/posting';
import { fromBase64, toBase64 } from './bytes';

/** What the record says when the contents of entries are dropped: of which places of the log, 8,192 at a time. */
export const DROP_VERB = 'workspace.contents_dropped';

export const chunkOf = (place: number): number => Math.floor(place / CHUNK);

/** Which places of a chunk an entry of this verb names, as its detail holds them. `places` ascend and are of that chunk. */
export function encodeDropped(places: readonly number[]): { chunk: number; places: string } {
  const chunk = chunkOf(places[0] ?? 0);
  return { chunk, places: toBase64(encodePosting(places.map((place) => place - chunk * CHUNK))) };
}

const dropSchema = z.looseObject({
  workspaceId: z.string(),
  verb: z.literal(DROP_VERB),
  detail: z.looseObject({ chunk: z.int().check(z.minimum(0)), places: z.string() }),
});

/** The places whose contents an entry says were dropped; null where it is no such entry of this workspace. */
export function droppedPlaces(canonical: string, workspaceId: string | undefined): number[] | null {
  try {
    const drop = dropSchema.parse(JSON.parse(canonical));
    const posting = fromBase64(drop.detail.places);
    if (!posting || drop.workspaceId !== workspaceId) return null;
    return decodePosting(posting).map((place) => drop.detail.chunk * CHUNK + place);
  } catch {
    return null;
  }
}

/** Of an export: the entries that say what was dropped, each with its place. Without it nothing was. */
export const dropsSchema = z.array(z.strictObject({ index: z.int().check(z.minimum(0)), entry: z.string() }));
export type Drops = z.infer<typeof dropsSchema>;
