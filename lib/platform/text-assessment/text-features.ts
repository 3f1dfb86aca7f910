import { cuss } from 'cuss';
import type { SparseRow } from '../../core/statistics/logistic-regression';
import { unitHash } from '../../core/statistics/split-by-hash';

/** Columns into which words and parts of words are hashed; the figures of the text's shape follow. */
export const hashedColumns = 8192;
const shapeColumns = 16;
export const featureColumns = hashedColumns + shapeColumns;

/** Below these a text counts as if it were longer: few words must not weigh as much as many. */
const fewestWords = 40;
const fewestParts = 80;

const token = /[a-z']+|[0-9]+|[!?$%\u00a3\u20ac]+/g;
const ratings = new Map(Object.entries(cuss));

/**
 * What the models look at, as the non-zero columns of one row: the words and the three to five letters that make up words,
 * each group scaled to the length of the text, and figures of its shape. `swearing` is the number of swear words found in it.
 */
export function textFeatures(seen: string, swearing: number): SparseRow {
  const tokens = (seen.toLowerCase().match(token) ?? []).map(normalised);
  const words = new Set(tokens.map((word) => `w:${word}`));
  const parts = new Set(tokens.flatMap(partsOf));
  const weights = new Map<number, number>();
  addHashed(weights, words, 1 / Math.sqrt(Math.max(fewestWords, words.size)));
  addHashed(weights, parts, 1 / Math.sqrt(Math.max(fewestParts, parts.size)));
  shapeOf(seen, tokens, swearing).forEach((value, index) => {
    if (value !== 0) weights.set(hashedColumns + index, value);
  });
  return { indexes: [...weights.keys()], values: [...weights.values()] };
}

/** Figures by their number of digits, repeated signs as one, letters drawn out as two. */
function normalised(word: string): string {
  if (/^[0-9]/.test(word)) return '0';
  return /^[a-z']/.test(word) ? word.slice(0, 30).replace(/(.)\1{2,}/g, '$1$1') : word.charAt(0);
}

function partsOf(word: string): string[] {
  if (word.length < 4) return [];
  const framed = `<${word}>`;
  const parts: string[] = [];
  for (let size = 3; size <= 5; size++)
    for (let at = 0; at + size <= framed.length; at++) parts.push(`c:${framed.slice(at, at + size)}`);
  return parts;
}

function addHashed(weights: Map<number, number>, features: ReadonlySet<string>, value: number): void {
  for (const feature of features) {
    const column = Math.floor(unitHash(feature) * hashedColumns);
    weights.set(column, (weights.get(column) ?? 0) + value);
  }
}

function shapeOf(seen: string, tokens: readonly string[], swearing: number): number[] {
  const rated = [0, 1, 2].map((rating) => tokens.filter((word) => ratings.get(word) === rating).length);
  const letters = count(seen, /[A-Za-z]/g);
  return [
    swearing > 0 ? 1 : 0,
    Math.min(swearing, 4) / 4,
    (rated[2] ?? 0) > 0 ? 1 : 0,
    (rated[1] ?? 0) > 0 ? 1 : 0,
    Math.min(rated[0] ?? 0, 4) / 4,
    letters > 10 ? count(seen, /[A-Z]/g) / letters : 0,
    Math.min(count(seen, /!/g), 5) / 5,
    tokens.some((word) => word === 'you' || word === 'your') ? 1 : 0,
    Math.min(seen.length, 400) / 400,
    /[\u00a3$\u20ac]/.test(seen) ? 1 : 0,
    /www\.|https?:/i.test(seen) ? 1 : 0,
  ];
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
