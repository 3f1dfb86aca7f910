import { contactFieldSchemas } from '../signal-kinds';
import type { Identifier } from '../signal-parts';
import { shownCell, textOfCell, unkeepable } from './cells';
import { flattenRow } from './flatten-row';
import {
  type ColumnMapping,
  type FixedTarget,
  type Mapping,
  parseTarget,
  roomByKind,
  type Target,
} from './mapping';
import { readBoolean } from './read-boolean';
import { type FieldValue, readField } from './read-field';
import { readNumber } from './read-number';
import { readTime } from './read-time';

export type RowError = { field: string; message: string };

/** The cells of a row at their places. */
export type Placed = {
  fields: Map<FixedTarget, FieldValue>;
  /** The column that filled a field, for messages. */
  columns: Map<FixedTarget, string>;
  ids: Identifier[];
  previous: Identifier | null;
  /** Names and values as they came, read where the mapping says how. */
  named: {
    'person.traits': [string, unknown][];
    traits: [string, unknown][];
    properties: [string, unknown][];
  };
  errors: RowError[];
  /** Every filled column, for a row that becomes a record after all. */
  filled: [column: string, value: unknown][];
};

const targets = new Map<string, Target | null>();
function targetOf(text: string): Target | null {
  let target = targets.get(text);
  if (target === undefined) {
    target = parseTarget(text);
    // As many as mappings have places: what files bring in never comes here.
    if (targets.size < 10_000) targets.set(text, target);
  }
  return target;
}

/** What a company is known by in a file: its id there, else its domain, else its name. */
export const accountKeys = ['account.externalId', 'account.domain', 'account.name'] as const;

/** Puts each cell where the mapping sends it. Whatever is not placed, or changed on its way, is kept under its own name. */
export function placeCells(row: Readonly<Record<string, unknown>>, mapping: Mapping): Placed {
  const placed: Placed = {
    fields: new Map(),
    columns: new Map(),
    ids: [],
    previous: null,
    named: { 'person.traits': [], traits: [], properties: [] },
    errors: [],
    filled: filledCells(row, mapping),
  };
  for (const [column, value] of placed.filled) {
    const reason = column === '__proto__' ? 'the name __proto__' : unkeepable(value);
    if (reason)
      placed.errors.push({
        field: column,
        message: `Column ${shownCell(column)} holds ${reason}: mend the cell, or leave the row out.`,
      });
  }
  if (placed.errors.length > 0) return placed;

  const cells = new Map(placed.filled);
  const done = new Set<string>();
  for (const entry of mapping.columns) {
    const value = cells.get(entry.column);
    const text = textOfCell(value);
    if (text === null) continue;
    if (place(entry, value, text, mapping, placed)) done.add(entry.column);
  }
  for (const { to, value } of mapping.constants) placeConstant(to, value, mapping, placed);

  const room = roomByKind[mapping.kind];
  for (const column of columnsOfNobody(placed)) done.delete(column);
  if (placed.ids.length === 0 && room && room !== 'person.traits')
    placed.named[room].push(...placed.named['person.traits'].splice(0));
  const left = new Set(mapping.leaveOut);
  for (const [column, value] of placed.filled) {
    if (left.has(column) || (done.has(column) && !mapping.keepAll)) continue;
    if (room) placed.named[room].push([column, value]);
    else if (!mapping.columns.some((entry) => entry.column === column))
      placed.errors.push({
        field: column,
        message: `Column ${shownCell(column)} has no place in a signal ${mapping.kind}: leave it out in the mapping, or load the rows as record.changed.`,
      });
  }
  return placed;
}

/** What is said of a person or a company that the row does not name has no place with them. */
function columnsOfNobody({ ids, fields, columns }: Placed): string[] {
  const namesAccount = accountKeys.some((target) => fields.has(target));
  return [...columns].flatMap(([target, column]) =>
    (ids.length === 0 && target.startsWith('person.')) || (!namesAccount && target.startsWith('account.'))
      ? [column]
      : [],
  );
}

function filledCells(row: Readonly<Record<string, unknown>>, mapping: Mapping): [string, unknown][] {
  const empty = new Set(mapping.emptyWords);
  return flattenRow(row).filter(([, value]) => {
    if (typeof value !== 'string') return value !== null && value !== undefined;
    const text = value.trim();
    return text !== '' && !empty.has(text);
  });
}

/** Whether all that the cell says is at its place: if not, it is kept under its own name too. */
function place(
  entry: ColumnMapping,
  value: unknown,
  text: string,
  mapping: Mapping,
  placed: Placed,
): boolean {
  const target = targetOf(entry.to);
  if (!target) return false;
  const word = Object.hasOwn(entry.values, text) ? (entry.values[text] ?? text) : text;
  switch (target.to) {
    case 'named':
      placed.named[target.of].push([
        target.name,
        word === text ? readAs(entry.readAs, value, text, mapping) : word,
      ]);
      return word === text;
    case 'identifier':
      return placeIdentifier(entry, target, word, placed) && word === text;
    case 'any-identifier':
      return placeAnyIdentifier(entry, target.namespace, word, placed) && word === text;
    case 'fixed': {
      if (placed.fields.has(target.target)) return false;
      const reading = readField(target.target, word, mapping);
      if ('problem' in reading) {
        if (entry.orElse === 'reject') placed.errors.push(errorOf(entry, text, reading.problem));
        return false;
      }
      placed.fields.set(target.target, reading.value);
      placed.columns.set(target.target, entry.column);
      if (target.target === 'person.email') addEmail(word, placed);
      return reading.value === text && !mayBeLeftOut.has(target.target);
    }
  }
}

/** What the signal may have no use for: a part of a name that is stated as a whole, how a message bounced that did not. */
const mayBeLeftOut: ReadonlySet<FixedTarget> = new Set(['person.firstName', 'person.lastName', 'bounce']);

function errorOf(entry: ColumnMapping, text: string, problem: string): RowError {
  return {
    field: entry.column,
    message: `Column ${shownCell(entry.column)}: ${shownCell(text)} ${problem}. Mend it, or map the column to something other than ${entry.to}.`,
  };
}

function placeConstant(to: string, value: string, mapping: Mapping, placed: Placed): void {
  const target = targetOf(to);
  if (target?.to === 'named') {
    if (!placed.named[target.of].some(([name]) => name === target.name))
      placed.named[target.of].push([target.name, value]);
  } else if (target?.to === 'fixed') {
    if (placed.fields.has(target.target)) return;
    const reading = readField(target.target, value, mapping);
    if ('value' in reading) placed.fields.set(target.target, reading.value);
    else
      placed.errors.push({
        field: to,
        message: `The mapping gives every row ${shownCell(value)} as ${to}, which ${reading.problem}. Change it there.`,
      });
    if ('value' in reading && target.target === 'person.email') addEmail(value, placed);
  } else if (target?.to === 'identifier' && target.of === 'person' && placed.ids.length === 0)
    placed.ids.push(identifierOf(target, value));
}

const identifierOf = (
  { type, namespace }: { type: Identifier['type']; namespace: string | null },
  value: string,
): Identifier => ({ type, value, ...(namespace ? { namespace } : {}) });

function placeIdentifier(
  entry: ColumnMapping,
  target: Extract<Target, { to: 'identifier' }>,
  text: string,
  placed: Placed,
): boolean {
  const isEmail = target.type === 'email';
  const problem =
    isEmail && !isAddress(text)
      ? 'is not an e-mail address'
      : text.length > 200
        ? 'is longer than 200 characters'
        : null;
  if (problem) {
    if (entry.orElse === 'reject') placed.errors.push(errorOf(entry, text, problem));
    return false;
  }
  const identifier = identifierOf(target, isEmail ? text.toLowerCase() : text);
  if (target.of === 'person') return addIdentifier(identifier, placed) && identifier.value === text;
  if (placed.previous) return false;
  placed.previous = identifier;
  return identifier.value === text;
}

function placeAnyIdentifier(entry: ColumnMapping, namespace: string, text: string, placed: Placed): boolean {
  if (isAddress(text)) {
    if (!placed.fields.has('person.email')) placed.fields.set('person.email', text);
    return addEmail(text, placed) && placed.fields.get('person.email') === text;
  }
  if (/^[0-9a-f]{64}$/i.test(text)) {
    const value = text.toLowerCase();
    return addIdentifier({ type: 'email_hash', value }, placed) && value === text;
  }
  return placeIdentifier(entry, { to: 'identifier', of: 'person', type: 'crm', namespace }, text, placed);
}

const isAddress = (text: string): boolean => contactFieldSchemas.email.safeParse(text).success;
const addEmail = (address: string, placed: Placed): boolean =>
  addIdentifier({ type: 'email', value: address.trim().toLowerCase() }, placed);

const mostIdentifiers = 20;
function addIdentifier(identifier: Identifier, placed: Placed): boolean {
  const isKnown = placed.ids.some(
    ({ type, namespace, value }) =>
      type === identifier.type && namespace === identifier.namespace && value === identifier.value,
  );
  if (isKnown) return true;
  if (placed.ids.length >= mostIdentifiers) return false;
  placed.ids.push(identifier);
  return true;
}

/** A trait or property in the form that the mapping asks for; as it came where it does not read so. */
function readAs(form: ColumnMapping['readAs'], value: unknown, text: string, mapping: Mapping): unknown {
  if (typeof value !== 'string') return value;
  if (form === 'number') return readNumber(text, mapping.decimal) ?? value;
  if (form === 'boolean') return readBoolean(text) ?? value;
  if (form === 'time') return readTime(text, mapping) ?? value;
  return value;
}
