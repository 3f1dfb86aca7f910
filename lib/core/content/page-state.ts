import { BASE, segmentOfVariant } from './page-audience';
import { type PageSplit, readSplit } from './page-split';

/** A page as the CMS tells of it, field by field; the same as any other outside state. */
type PageState = Readonly<Record<string, string | number | boolean | null>>;

/** The fields of a page at the CMS: the words of each variant, and the split of each segment. */
export const variantFields = ['headline', 'text', 'button'] as const;
export type VariantField = (typeof variantFields)[number];
export const variantField = (key: string, field: VariantField): string => `${key}.${field}`;
export const splitField = (segment: string): string => `${segment}.split`;

export type VariantWords = Record<VariantField, string>;

const parts = (field: string): [key: string, name: string] => {
  const at = field.lastIndexOf('.');
  return [field.slice(0, at), field.slice(at + 1)];
};

/** What a field of a page is of; null where it is no field of one. */
export function readPageField(
  field: string,
): { of: 'variant'; key: string; field: VariantField } | { of: 'split'; segment: string } | null {
  const [key, name] = parts(field);
  if (key === '') return null;
  if (name === 'split') return { of: 'split', segment: key };
  const known = variantFields.find((each) => each === name);
  return known ? { of: 'variant', key, field: known } : null;
}

/** The words of a variant as the page has them; null where it is not on the page. */
export function wordsOf(state: PageState, key: string): VariantWords | null {
  const [headline, text, button] = variantFields.map((field) => state[variantField(key, field)]);
  return typeof headline === 'string' && typeof text === 'string' && typeof button === 'string'
    ? { headline, text, button }
    : null;
}

/** The variants of a segment that are on the page, the page's own words first. */
export function variantsOf(state: PageState, segment: string): string[] {
  const keys = new Set(
    Object.keys(state).flatMap((field) => {
      const read = readPageField(field);
      return read?.of === 'variant' && segmentOfVariant(read.key) === segment ? [read.key] : [];
    }),
  );
  return [BASE, ...[...keys].filter((key) => wordsOf(state, key) !== null).sort()];
}

/** Every segment that has a split of its own. */
export const segmentsOf = (state: PageState): string[] =>
  Object.keys(state)
    .flatMap((field) => {
      const read = readPageField(field);
      return read?.of === 'split' && state[field] !== null ? [read.segment] : [];
    })
    .sort();

/** How the visitors of a segment are split; without one of its own all see the page's own words. */
export function splitOf(state: PageState, segment: string): PageSplit {
  return readSplit(state[splitField(segment)]) ?? { [BASE]: 100 };
}
