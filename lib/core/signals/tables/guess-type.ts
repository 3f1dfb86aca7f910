import { countryCodeOf } from '../formats/country-code';
import { contactFieldSchemas } from '../signal-kinds';
import { readBoolean } from './read-boolean';
import { type DecimalSign, namesCurrency, readDecimal } from './read-number';
import { isDayOrMonthFirst, readTime } from './read-time';

export const columnTypes = [
  'text',
  'number',
  'money',
  'date',
  'time',
  'boolean',
  'email',
  'phone',
  'url',
  'country',
  'json',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export type TypeGuess = {
  type: ColumnType;
  /** The share of filled cells that are of the type, 0–1. */
  confidence: number;
  /** Of numbers; null where the cells don't tell. */
  decimal: DecimalSign | null;
  /** Of days by figures; null where they don't tell, or there are none. */
  dayFirst: boolean | null;
  notes: string[];
};

const enough = 0.9;
const share = (cells: readonly string[], holds: (cell: string) => boolean): number =>
  cells.filter(holds).length / cells.length;

const isEmail = (cell: string) => contactFieldSchemas.email.safeParse(cell).success;
const isUrl = (cell: string) => /^(https?:\/\/|www\.)[^\s]+\.[^\s]+$/i.test(cell);
const isJson = (cell: string) => {
  if (!/^[[{]/.test(cell)) return false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
};
const isPhone = (cell: string) =>
  /^\+?[\d\s()./-]{7,24}(\s*(ext|x)\.?\s*\d+)?$/i.test(cell) &&
  cell.replace(/\D/g, '').length >= 7 &&
  /^[+(0]|[\s()-]/.test(cell) &&
  readTime(cell, { timeZone: 'UTC', dayFirst: true }) === null;
const isCountry = (cell: string) =>
  /^[A-Z]{2}$/.test(cell) ? countryCodeOf(cell) !== null : cell.length > 3 && countryCodeOf(cell) !== null;
// A number with a leading zero, or longer than any count, is an id.
const isFigure = (cell: string, decimal: DecimalSign) =>
  !/^[+-]?0\d/.test(cell) && !/^\d{12,}$/.test(cell) && readDecimal(cell, decimal) !== null;

const readsAsTime = (cell: string, dayFirst: boolean) =>
  readTime(cell, { timeZone: 'UTC', dayFirst }) !== null;
// Digits alone are a time only where the column says that it is one.
const isTime = (cell: string, namesTime: boolean) =>
  (namesTime || !/^[\d.]+$/.test(cell)) && (readsAsTime(cell, false) || readsAsTime(cell, true));

/** What a column holds, by a sample of its filled cells; `name` decides where the cells could be several things. */
export function guessType(cells: readonly string[], name: string): TypeGuess {
  const of = (type: ColumnType, confidence: number, more: Partial<TypeGuess> = {}): TypeGuess => ({
    type,
    confidence: Math.round(confidence * 100) / 100,
    decimal: null,
    dayFirst: null,
    notes: [],
    ...more,
  });
  if (cells.length === 0) return of('text', 0);
  const namesTime = /(^| )(at|date|time|day|timestamp|created|updated|modified|datum|zeit)( |$)/.test(name);
  const namesYesNo = /^(is|has|can|was|does) /.test(name);
  const plain: readonly [ColumnType, (cell: string) => boolean][] = [
    ['boolean', (cell) => readBoolean(cell) !== null && (namesYesNo || !/^[01xyntf]$/i.test(cell))],
    ['email', isEmail],
    ['url', isUrl],
    ['json', isJson],
  ];
  for (const [type, holds] of plain) {
    const found = share(cells, holds);
    if (found >= enough) return of(type, found);
  }
  const timely = share(cells, (cell) => isTime(cell, namesTime));
  if (timely >= enough) return guessTime(cells, timely, of);
  const figures = guessFigure(cells, name, of);
  const telephone = share(cells, isPhone);
  if (telephone >= enough && (!figures || /phone|mobile|fax|tel/.test(name))) return of('phone', telephone);
  if (figures) return figures;
  const country = share(cells, isCountry);
  if (country >= enough && (/country|land|pays|nation/.test(name) || cells.every((cell) => cell.length > 3)))
    return of('country', country);
  return of('text', 1);
}

type Of = (type: ColumnType, confidence: number, more?: Partial<TypeGuess>) => TypeGuess;

function guessTime(cells: readonly string[], confidence: number, of: Of): TypeGuess {
  const figures = cells.filter(isDayOrMonthFirst);
  const onlyDayFirst = figures.filter((cell) => !readsAsTime(cell, false)).length;
  const onlyMonthFirst = figures.filter((cell) => !readsAsTime(cell, true)).length;
  const notes: string[] = [];
  const isTold = onlyDayFirst > 0 !== onlyMonthFirst > 0;
  if (figures.length > 0 && !isTold)
    notes.push(
      onlyDayFirst > 0
        ? 'Some days have the day first and some the month: check them.'
        : 'The days can be read with the day first or the month first: say which.',
    );
  return of(cells.some((cell) => /\d:\d|^\d{9,}$/.test(cell)) ? 'time' : 'date', confidence, {
    dayFirst: isTold ? onlyDayFirst > 0 : null,
    notes,
  });
}

function guessFigure(cells: readonly string[], name: string, of: Of): TypeGuess | null {
  const point = share(cells, (cell) => isFigure(cell, '.'));
  const comma = share(cells, (cell) => isFigure(cell, ','));
  const best = Math.max(point, comma);
  if (best < enough) return null;
  const isOpen = point === comma && cells.some((cell) => /[.,]/.test(cell));
  const decimal = point === comma ? null : point > comma ? '.' : ',';
  const isMoney =
    cells.some(namesCurrency) ||
    /(^| )(amount|price|cost|spend|revenue|budget|salary|fee|value usd|betrag|preis|kosten|umsatz|annualrevenue)( |$)/.test(
      name,
    );
  const notes = isOpen ? ['A point and a comma could each stand before the fraction: say which.'] : [];
  return of(isMoney ? 'money' : 'number', best, { decimal, notes });
}
