import type { Traits } from '../../statistics/traits';
import { cut, isObject } from './loose-json';

const MAX_NAME = 80;
const MAX_TEXT = 1000;

/**
 * Traits as they are kept: scalars alone. Objects are opened, their names joined by dots; lists, and objects whose names would grow too
 * long, are kept as JSON text. Text beyond 1,000 characters is cut, with an ellipsis in its place.
 */
export const flattenTraits = (value: unknown): Traits =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => leaves(name, inner)))
    : {};

function leaves(name: string, value: unknown): [string, string | number | boolean | null][] {
  if (typeof value === 'string') return [[name, cut(value, MAX_TEXT)]];
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return [[name, value]];
  if (value === undefined) return [];
  if (!isObject(value) || Object.keys(value).length === 0) return [[name, asJson(value)]];
  const inner = Object.entries(value).flatMap(([key, part]) => leaves(`${name}.${key}`, part));
  return inner.every(([path]) => path.length <= MAX_NAME) ? inner : [[name, asJson(value)]];
}

const asJson = (value: unknown): string => cut(JSON.stringify(value), MAX_TEXT);

/** What a source says beyond what was taken for fields of their own. */
export const remainingTraits = (stated: unknown, taken: ReadonlySet<string>): Traits =>
  Object.fromEntries(Object.entries(flattenTraits(stated)).filter(([name]) => !taken.has(name)));
