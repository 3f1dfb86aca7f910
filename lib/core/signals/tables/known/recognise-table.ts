import type { Mapping } from '../mapping';
import { adTables } from './ads';
import { hubspotTables } from './hubspot';
import type { KnownTable } from './known-table';
import { marketoTables } from './marketo';
import { salesforceTables } from './salesforce';

export const knownTables: readonly KnownTable[] = [
  ...hubspotTables,
  ...marketoTables,
  ...salesforceTables,
  ...adTables,
];

export type RecognisedTable = {
  table: KnownTable;
  /** Its mapping, for the columns that the file has. */
  mapping: Mapping;
  /** Other tables with the same columns: somebody should say which it is. */
  alternatives: KnownTable[];
  /** Whether no table of another origin has such columns. */
  isSure: boolean;
};

/** Which table of a known platform a file holds, by its columns and, between tables with equal ones, by its name; null when none. */
export function recogniseTable(header: readonly string[], fileName = ''): RecognisedTable | null {
  const columns = new Set(header);
  const fitting = knownTables.filter((table) => fits(table, columns));
  const most = Math.max(...fitting.map(({ by }) => by.length));
  const best = fitting.filter(({ by }) => by.length === most);
  const named = best.filter(({ table }) => isNamed(table, fileName));
  const longest = named.toSorted((a, b) => b.table.length - a.table.length)[0];
  const table = longest ?? best[0];
  if (!table) return null;
  const alternatives = longest ? [] : best.filter((other) => other !== table);
  return {
    table,
    mapping: {
      ...table.mapping,
      columns: table.mapping.columns.filter(({ column }) => columns.has(column)),
    },
    alternatives,
    isSure: alternatives.length === 0 && (longest !== undefined || isPeculiar(table, columns)),
  };
}

const isOfConnector = (column: string) => column.startsWith('_fivetran_');

function fits({ by, isWhole }: KnownTable, columns: ReadonlySet<string>): boolean {
  if (!by.every((column) => columns.has(column))) return false;
  return !isWhole || [...columns].every((column) => by.includes(column) || isOfConnector(column));
}

/** Marks of a warehouse connector, or enough columns that no other table has them all by chance. */
const isPeculiar = ({ by, table }: KnownTable, columns: ReadonlySet<string>): boolean =>
  [...columns].some(isOfConnector) || (by.length >= 4 && table !== 'lead');

const isNamed = (table: string, fileName: string): boolean =>
  new RegExp(`(^|[^a-z])${table}([^a-z]|_data|$)`).test(fileName.toLowerCase());
