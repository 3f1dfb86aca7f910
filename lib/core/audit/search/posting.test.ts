import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPlace,
  addPosting,
  CHUNK,
  countPlaces,
  decodePosting,
  encodePosting,
  keepCommon,
  type Mask,
  noPlaces,
  placesOf,
} from './posting';

const places = fc.uniqueArray(fc.nat(CHUNK - 1), { maxLength: 700, size: 'max' });
function maskOf(from: readonly number[]): Mask {
  const mask = noPlaces();
  for (const place of from) addPlace(mask, place);
  return mask;
}
const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

test('a posting says the places that were put into it, in no more bytes than bits for all of them', () => {
  fc.assert(
    fc.property(places, (some) => {
      const bytes = encodePosting(ascending(some));
      expect(decodePosting(bytes)).toEqual(ascending(some));
      expect(countPlaces(maskOf(some))).toBe(some.length);
      expect(bytes.length).toBe(2 + Math.min(some.length * 2, CHUNK / 8));
    }),
  );
});

test('postings one after the other are added up; what two sets have in common is kept', () => {
  fc.assert(
    fc.property(places, places, (some, others) => {
      const bytes = Buffer.concat([encodePosting(ascending(some)), encodePosting(ascending(others))]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const either = noPlaces();
      expect(addPosting(either, view, addPosting(either, view, 0))).toBe(bytes.length);
      expect(placesOf(either)).toEqual(ascending(new Set([...some, ...others])));
      const both = maskOf(some);
      const common = some.filter((place) => others.includes(place));
      expect(keepCommon(both, maskOf(others))).toBe(common.length > 0);
      expect(placesOf(both)).toEqual(ascending(common));
    }),
  );
});
