/**
 * Which entries of a chunk have a token. The entries of a log are taken 8,192 at a time, in its order: a chunk. A posting is a set of
 * places in one, as bytes: how many there are (two bytes), then either each place (two bytes each, ascending) or, where that is shorter, one
 * bit for each place of the chunk. All numbers have the most significant byte first.
 */
export const CHUNK = 8192;
const BITMAP_BYTES = CHUNK / 8;
/** Above it, bits are shorter than places. */
const MOST_PLACES = BITMAP_BYTES / 2;

/** A set of places in a chunk, a bit each. */
export type Mask = Uint8Array;

export const noPlaces = (): Mask => new Uint8Array(BITMAP_BYTES);
export const allPlaces = (): Mask => new Uint8Array(BITMAP_BYTES).fill(0xff);
export const hasPlace = (mask: Mask, place: number): boolean =>
  ((mask[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0;
export function addPlace(mask: Mask, place: number): void {
  mask[place >> 3] = (mask[place >> 3] ?? 0) | (0x80 >> (place & 7));
}

/** The places of a set in ascending order. */
export function placesOf(mask: Mask): number[] {
  const places: number[] = [];
  for (let at = 0; at < BITMAP_BYTES; at++) {
    const byte = mask[at] ?? 0;
    if (byte !== 0) for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) places.push(at * 8 + bit);
  }
  return places;
}

const bitsOf = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
export function countPlaces(mask: Mask): number {
  let count = 0;
  for (const byte of mask) count += bitsOf[byte] ?? 0;
  return count;
}

/** Takes out of a set what is not in the other. @returns whether anything is left. */
export function keepCommon(mask: Mask, other: Mask): boolean {
  let left = 0;
  for (let at = 0; at < BITMAP_BYTES; at++) left |= mask[at] = (mask[at] ?? 0) & (other[at] ?? 0);
  return left !== 0;
}

/** The posting of places in ascending order. */
export function encodePosting(places: readonly number[]): Uint8Array {
  const isShort = places.length <= MOST_PLACES;
  const bytes = new Uint8Array(2 + (isShort ? places.length * 2 : BITMAP_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, places.length);
  if (isShort) for (const [at, place] of places.entries()) view.setUint16(2 + at * 2, place);
  else for (const place of places) addPlace(bytes.subarray(2), place);
  return bytes;
}

/** Adds to a set the posting that begins at `offset`. @returns where the next one begins. */
export function addPosting(mask: Mask, view: DataView, offset: number): number {
  const count = view.getUint16(offset);
  if (count <= MOST_PLACES) {
    for (let at = 0; at < count; at++) addPlace(mask, view.getUint16(offset + 2 + at * 2));
    return offset + 2 + count * 2;
  }
  for (let at = 0; at < BITMAP_BYTES; at++) mask[at] = (mask[at] ?? 0) | view.getUint8(offset + 2 + at);
  return offset + 2 + BITMAP_BYTES;
}

/** The places of a posting in ascending order. */
export function decodePosting(bytes: Uint8Array): number[] {
  const mask = noPlaces();
  addPosting(mask, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  return placesOf(mask);
}
