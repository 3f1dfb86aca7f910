import { createHash } from 'node:crypto';
import { type ASTNode, parse } from '@marcbachmann/cel-js';
import { functions, macros, methods } from './functions';
import {
  add,
  type CelValue,
  calculate,
  compare,
  equals,
  isIn,
  isRecord,
  isTruthy,
  MISSING,
  notEquals,
} from './values';

type Variables = Readonly<Record<string, unknown>>;

type Scope = {
  readonly variables: Variables;
  /** In a wait, Inngest writes the values of `event` into the expression first: what it lacks becomes a plain null. */
  readonly eventIsKnown: boolean;
  /** What is left to compute: lists come from outside, and may be nested in macros. */
  readonly budget: { left: number };
};

const budget = () => ({ left: 200_000 });

const MAX_CACHED = 1_000;
const cache = new Map<string, ASTNode>();

/** The syntax tree of an expression. Throws with a sentence when it is not one, or calls what the engine lacks. */
export function parseExpression(expression: string): ASTNode {
  const known = cache.get(expression);
  if (known) return known;
  let tree: ASTNode;
  try {
    tree = parse(expression).ast;
  } catch (error) {
    throw new Error(`"${expression}" is not a valid expression: ${(error as Error).message.split('\n')[0]}`);
  }
  refuseUnknownCalls(tree, expression);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(expression, tree);
  return tree;
}

function refuseUnknownCalls(value: unknown, expression: string): void {
  if (Array.isArray(value)) for (const item of value) refuseUnknownCalls(item, expression);
  if (!isNode(value)) return;
  if (value.op === 'call' && value.args[0] !== 'has' && !functions.has(value.args[0])) {
    throw new Error(`"${expression}" calls ${value.args[0]}(), which the embedded engine does not have.`);
  }
  if (value.op === 'rcall' && !methods.has(value.args[0]) && !macros.has(value.args[0])) {
    throw new Error(`"${expression}" calls .${value.args[0]}(), which the embedded engine does not have.`);
  }
  refuseUnknownCalls(value.args, expression);
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** Does a trigger's `if` hold for this event? Anything but `true`, errors included, is no. */
export function triggerMatches(expression: string, event: unknown): boolean {
  return evaluateSafely(expression, { variables: { event }, eventIsKnown: false, budget: budget() }) === true;
}

/** Does a wait's `if` hold, `event` being what started the run and `async` what arrived? */
export function waitMatches(expression: string, event: unknown, arrived: unknown): boolean {
  return (
    evaluateSafely(expression, {
      variables: { event, async: arrived },
      eventIsKnown: true,
      budget: budget(),
    }) === true
  );
}

/** What fails while it is evaluated (a pattern that is no pattern) has no value, and never stops the engine. */
const evaluateSafely = (expression: string, scope: Scope): CelValue =>
  safely(() => evaluate(parseExpression(expression), scope));

function safely(read: () => CelValue): CelValue {
  try {
    return read();
  } catch {
    return MISSING;
  }
}

/** The text of a key expression (idempotency, concurrency, …) for this event. A long one by its hash: keys stand in indexes. */
export function keyOf(expression: string, event: unknown): string {
  const value = evaluateSafely(expression, { variables: { event }, eventIsKnown: false, budget: budget() });
  const written = safely(() =>
    JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? Number(item) : item)),
  );
  const text = typeof written === 'string' ? written : 'null';
  return text.length <= 200 ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

export type Equality = { path: string[]; value: string };

/**
 * The first top-level `async.a.b == <known value>` of a wait's expression, by which the database narrows the waits that an
 * event can wake. It only narrows: the whole expression still decides. Null when there is none to use.
 */
export function findEquality(expression: string, event: unknown): Equality | null {
  const scope: Scope = { variables: { event }, eventIsKnown: true, budget: budget() };
  const search = (node: ASTNode): Equality | null => {
    if (node.op === '&&') return search(node.args[0]) ?? search(node.args[1]);
    if (node.op !== '==') return null;
    const [left, right] = node.args;
    return pairUp(left, right) ?? pairUp(right, left);
  };
  const pairUp = (side: ASTNode, other: ASTNode): Equality | null => {
    const path = pathOf(side);
    if (path?.[0] !== 'async' || path.length < 2 || mentions(other, 'async')) return null;
    const value = safely(() => evaluate(other, scope));
    // Text alone: a number may be written in more than one way in the stored event. And not too long for an index.
    const usable = typeof value === 'string' && value.length <= 256 && !value.includes('\0');
    return usable ? { path: path.slice(1), value } : null;
  };
  return search(parseExpression(expression));
}

function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return null;
  const parent = pathOf(node.args[0]);
  return parent && [...parent, node.args[1]];
}

function mentions(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((item) => mentions(item, name));
  return isNode(value) && (value.op === 'id' ? value.args === name : mentions(value.args, name));
}

function evaluate(node: ASTNode, scope: Scope): CelValue {
  scope.budget.left -= 1;
  if (scope.budget.left < 0) throw new RangeError('The expression takes too long.');
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return Object.hasOwn(scope.variables, node.args) ? scope.variables[node.args] : MISSING;
    case '.':
      return known(node, member(evaluate(node.args[0], scope), node.args[1]), scope);
    case '[]':
      return known(node, member(evaluate(node.args[0], scope), evaluate(node.args[1], scope)), scope);
    case 'list':
      return node.args.map((item) => evaluate(item, scope));
    case 'map':
      return Object.fromEntries(
        node.args.map(([key, value]) => [String(evaluate(key, scope)), evaluate(value, scope)]),
      );
    case '&&':
    case '||':
      return logical(node.op, evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case '?:':
      return evaluate(isTruthy(evaluate(node.args[0], scope)) ? node.args[1] : node.args[2], scope);
    case '!_':
      return negate(evaluate(node.args, scope));
    case '-_':
      return minus(evaluate(node.args, scope));
    case 'call':
      return call(node.args[0], node.args[1], scope);
    case 'rcall':
      return method(node.args[0], node.args[1], node.args[2], scope);
    case '==':
      return equals(evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case '!=':
      return notEquals(evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(node.op, evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case '+':
      return add(evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(node.op, evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    case 'in':
      return isIn(evaluate(node.args[0], scope), evaluate(node.args[1], scope));
    default:
      return MISSING;
  }
}

/** Unsigned literals arrive as objects of the parser; here there is one integer. */
const literal = (value: Extract<ASTNode, { op: 'value' }>['args']): CelValue =>
  typeof value === 'object' && value !== null && 'verify' in value ? value.value : value;

function known(node: ASTNode, value: CelValue, scope: Scope): CelValue {
  return value === MISSING && scope.eventIsKnown && rootOf(node) === 'event' ? null : value;
}

function rootOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  return node.op === '.' || node.op === '[]' ? rootOf(node.args[0]) : null;
}

function member(container: CelValue, key: CelValue): CelValue {
  if (Array.isArray(container))
    return container.at(Number(key)) === undefined || Number(key) < 0 ? MISSING : container[Number(key)];
  return isRecord(container) && typeof key === 'string' && Object.hasOwn(container, key)
    ? container[key]
    : MISSING;
}

function logical(operator: '&&' | '||', left: CelValue, right: CelValue): CelValue {
  return isTruthy(left) === (operator === '||') ? left : right;
}

function negate(value: CelValue): CelValue {
  if (value === MISSING) return false;
  return typeof value === 'boolean' ? !value : MISSING;
}

function minus(value: CelValue): CelValue {
  if (value === MISSING) return false;
  return typeof value === 'number' || typeof value === 'bigint' ? -value : MISSING;
}

function call(name: string, args: ASTNode[], scope: Scope): CelValue {
  const values = args.map((argument) => evaluate(argument, scope));
  if (name === 'has') return values[0] === MISSING ? MISSING : true;
  if (values.includes(MISSING) && name !== 'size') return false;
  return functions.get(name)?.(...values) ?? MISSING;
}

function method(name: string, target: ASTNode, args: ASTNode[], scope: Scope): CelValue {
  const value = evaluate(target, scope);
  if (macros.has(name)) return macro(name, value, args, scope);
  const values = args.map((argument) => evaluate(argument, scope));
  if ((value === MISSING || values.includes(MISSING)) && name !== 'size') return false;
  return methods.get(name)?.(value, ...values) ?? MISSING;
}

function macro(name: string, target: CelValue, [variable, body]: ASTNode[], scope: Scope): CelValue {
  if (variable?.op !== 'id' || body === undefined) return MISSING;
  const items = Array.isArray(target) ? target : isRecord(target) ? Object.keys(target) : null;
  if (items === null) return MISSING;
  const bound = variable.args;
  const of = (item: unknown) =>
    evaluate(body, { ...scope, variables: { ...scope.variables, [bound]: item } });
  if (name === 'map') return items.map(of);
  const holding = items.filter((item) => of(item) === true);
  if (name === 'filter') return holding;
  if (name === 'exists') return holding.length > 0;
  return name === 'all' ? holding.length === items.length : holding.length === 1;
}
