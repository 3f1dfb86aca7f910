/**
 * Values and operators of expressions, by the rules of Inngest's own evaluator. They differ from plain CEL where data is
 * absent: a missing field is no error but behaves like null, except that two missing fields are not equal, and every
 * function of a missing field is false.
 */

/** An absent field, and also what an operator gives that has no meaning for its operands. */
export const MISSING = Symbol('missing');

/** JSON numbers are doubles (`number`), integer literals are ints (`bigint`). */
export type CelValue = unknown;

const isNumeric = (value: CelValue): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

export function isTruthy(value: CelValue): boolean {
  if (value === MISSING || value === null || value === false || value === '') return false;
  return !(isNumeric(value) && Number(value) === 0);
}

export function sameValue(left: CelValue, right: CelValue): boolean {
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => sameValue(item, right[i]));
  }
  if (isRecord(left) && isRecord(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
    );
  }
  return left === right;
}

export function isRecord(value: CelValue): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function equals(left: CelValue, right: CelValue): boolean {
  if (left === MISSING || right === MISSING) return left === null || right === null;
  return sameValue(left, right);
}

/** Not the opposite of `equals` where something is missing: then only a comparison with null is false. */
export function notEquals(left: CelValue, right: CelValue): boolean {
  if (left === MISSING || right === MISSING) return left !== null && right !== null;
  return !sameValue(left, right);
}

export type Comparison = '<' | '<=' | '>' | '>=';

export function compare(operator: Comparison, left: CelValue, right: CelValue): CelValue {
  const wantsLess = operator === '<' || operator === '<=';
  if (left === MISSING) return wantsLess;
  if (right === MISSING) return !wantsLess;
  const order = orderOf(left ?? zeroLike(right), right ?? zeroLike(left));
  if (order === null) return MISSING;
  if (order === 0) return operator === '<=' || operator === '>=';
  return wantsLess ? order < 0 : order > 0;
}

function zeroLike(value: CelValue): CelValue {
  if (typeof value === 'string') return '';
  return isNumeric(value) ? 0 : null;
}

function orderOf(left: CelValue, right: CelValue): number | null {
  const comparable =
    (isNumeric(left) && isNumeric(right)) ||
    (typeof left === 'string' && typeof right === 'string') ||
    (typeof left === 'boolean' && typeof right === 'boolean') ||
    (left instanceof Date && right instanceof Date);
  if (!comparable) return null;
  const [a, b] = [left as number, right as number];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function add(left: CelValue, right: CelValue): CelValue {
  if (left === MISSING) return right === MISSING ? false : right;
  if (right === MISSING) return left;
  if (typeof left === 'bigint' && typeof right === 'bigint') return left + right;
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  return printed(left) + printed(right);
}

/** `-`, `*`, `/` and `%` of two numbers of one kind; anything else has no meaning. */
export function calculate(operator: '-' | '*' | '/' | '%', left: CelValue, right: CelValue): CelValue {
  if (left === MISSING || right === MISSING) return false;
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if (operator === '-') return left - right;
    if (operator === '*') return left * right;
    if (right === 0n) return MISSING;
    return operator === '/' ? left / right : left % right;
  }
  if (typeof left !== 'number' || typeof right !== 'number' || operator === '%') return MISSING;
  if (operator === '-') return left - right;
  return operator === '*' ? left * right : left / right;
}

export function isIn(item: CelValue, container: CelValue): CelValue {
  if (item === MISSING || container === MISSING) return false;
  if (Array.isArray(container)) return container.some((candidate) => sameValue(candidate, item));
  return isRecord(container) ? typeof item === 'string' && Object.hasOwn(container, item) : MISSING;
}

/** A value in a concatenation: as Go prints it, so `"n" + 1234567.0` has the exponent that the server would give. */
export function printed(value: CelValue): string {
  if (value === null) return 'NULL_VALUE';
  if (typeof value === 'object') return value instanceof Date ? value.toISOString() : JSON.stringify(value);
  if (typeof value !== 'number') return String(value as string | bigint | boolean);
  if (!Number.isFinite(value) || value === 0) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
