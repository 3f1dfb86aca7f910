import vm from 'node:vm';
import { parseDuration } from './duration';
import { type CelValue, isRecord, MISSING, printed } from './values';

type CelFunction = (...args: CelValue[]) => CelValue;

const textOr = (value: CelValue): string => (typeof value === 'string' ? value : '');

function size(value: CelValue): CelValue {
  if (value === MISSING) return 0n;
  if (typeof value === 'string') return BigInt(Array.from(value).length);
  if (Array.isArray(value)) return BigInt(value.length);
  return isRecord(value) ? BigInt(Object.keys(value).length) : MISSING;
}

function date(value: CelValue): CelValue {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return MISSING;
  const at = new Date(typeof value === 'bigint' ? Number(value) : value);
  return Number.isNaN(at.getTime()) ? MISSING : at;
}

function shiftedNow(duration: CelValue, sign: 1 | -1): CelValue {
  const byMs = parseDuration(textOr(duration));
  return byMs === null ? MISSING : new Date(Date.now() + sign * byMs);
}

function jsonParse(text: CelValue): CelValue {
  try {
    return JSON.parse(textOr(text));
  } catch {
    return {};
  }
}

function toInt(value: CelValue): CelValue {
  const number = Number(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : MISSING;
}

function toDouble(value: CelValue): CelValue {
  const number = Number(value);
  return Number.isNaN(number) ? MISSING : number;
}

/** Functions called as `name(args)`. `has` is not among them: it looks at the expression, not at the value. */
export const functions: ReadonlyMap<string, CelFunction> = new Map<string, CelFunction>([
  ['size', size],
  ['date', date],
  ['timestamp', date],
  ['now', () => new Date()],
  ['now_plus', (duration) => shiftedNow(duration, 1)],
  ['now_minus', (duration) => shiftedNow(duration, -1)],
  ['lowercase', (text) => textOr(text).toLowerCase()],
  ['uppercase', (text) => textOr(text).toUpperCase()],
  ['b64decode', (text) => Buffer.from(textOr(text), 'base64').toString('utf8')],
  ['json_parse', jsonParse],
  ['string', printed],
  ['int', toInt],
  ['double', toDouble],
  ['dyn', (value) => value],
]);

/** Backtracking may take for ever, and the text comes from outside. */
const REGEX_MS = 50;
const regexContext = vm.createContext(Object.create(null));
const regexTest = new vm.Script('new RegExp(pattern, "u").test(text)');

/** Throws when the pattern is none, or has not made up its mind in time: then the expression has no value. */
function matchesInTime(text: string, pattern: string): boolean {
  Object.assign(regexContext, { text, pattern });
  return regexTest.runInContext(regexContext, { timeout: REGEX_MS }) as boolean;
}

const onText =
  (test: (text: string, argument: string) => boolean): CelFunction =>
  (text, argument) =>
    typeof text === 'string' && typeof argument === 'string' ? test(text, argument) : MISSING;

/** Functions called as `value.name(args)`. */
export const methods: ReadonlyMap<string, CelFunction> = new Map<string, CelFunction>([
  ['size', size],
  ['contains', onText((text, part) => text.includes(part))],
  ['startsWith', onText((text, part) => text.startsWith(part))],
  ['endsWith', onText((text, part) => text.endsWith(part))],
  ['matches', onText(matchesInTime)],
]);

export const macros: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);
