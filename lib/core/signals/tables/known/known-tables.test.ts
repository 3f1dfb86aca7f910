import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openTable } from '@/lib/platform/tables/open-table';
import { type SignalInput, signalInputSchema } from '../../signal-kinds';
import { rowToSignal } from '../row-to-signal';
import { knownTables, recogniseTable } from './recognise-table';

const data = path.resolve(import.meta.dirname, '../../../../../../shared/data/connectors');
const here = existsSync(data);
if (!here) console.warn('SKIPPED: the tables of real platforms, because shared/data is not there.');

const folders = { hubspot: '', marketo: 'marketo_', salesforce: 'sf_', ad_reporting: '' };
const files = here
  ? Object.entries(folders).flatMap(([folder, prefix]) =>
      readdirSync(path.join(data, folder))
        .filter((name) => name.endsWith('.csv'))
        .map((name) => ({ folder, name, table: name.slice(prefix.length, -'_data.csv'.length) })),
    )
  : [];

/** Tables whose columns another table has as well: only the name of the file tells them apart. */
const alike = [
  ['email_event_forward', 'email_event_print'],
  ['engagement_call', 'engagement_communication'],
  ['team', 'facebook_ads_account_history'],
];

const wait = { source: 'import', fallbackId: 'row', fileTime: '2026-11-30T00:00:00.000Z' };

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : JSON.stringify(value ?? '');

/** Every value that a signal holds, as text. */
function valuesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const inner of value) valuesIn(inner, found);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) valuesIn(inner, found);
  else if (value !== null) found.add(textOf(value));
  return found;
}

/** The file as another reader sees it, all at once. */
const readAll = (file: string): Record<string, string>[] =>
  z
    .record(z.string(), z.string())
    .array()
    .parse(parse(readFileSync(file), { bom: true, columns: true, relax_quotes: true }));

/** Where the kind keeps what has no field. */
function keptIn(signal: SignalInput): Record<string, unknown> {
  if (signal.kind === 'contact.identified') return signal.payload.person.traits;
  if (signal.kind === 'account.identified') return signal.payload.traits;
  return 'properties' in signal.payload ? signal.payload.properties : {};
}

it.skipIf(!here)('knows each of the tables by its columns', async () => {
  expect(files).toHaveLength(127);
  for (const { folder, name, table } of files) {
    const { header, rows } = await openTable(createReadStream(path.join(data, folder, name)));
    await rows.return(undefined);
    const found = recogniseTable(header ?? []);
    const group = alike.find((one) => one.includes(table)) ?? [table];
    const told = [found?.table, ...(found?.alternatives ?? [])].map((one) => one?.table);
    expect([name, new Set(told)]).toEqual([name, new Set(group)]);
    expect([name, recogniseTable(header ?? [], name)?.table.table]).toEqual([name, table]);
  }
  expect(knownTables).toHaveLength(127);
});

it.skipIf(!here)('makes a signal of every row, in which every cell is found again', async () => {
  const report: Record<string, unknown>[] = [];
  const totals = { rows: 0, cells: 0, rejected: 0, lost: 0 };
  const kinds: Record<string, number> = {};
  const timeless = new Set<string>();
  for (const { folder, name } of files) {
    const file = path.join(data, folder, name);
    const expected = readAll(file);
    const table = await openTable(createReadStream(file));
    const found = recogniseTable(table.header ?? [], name);
    if (!found) throw new Error(`${name} is not known`);
    const counts = { file: `${folder}/${name}`, rows: 0, cells: 0, people: 0, accounts: 0, kinds: '' };
    const here: Record<string, number> = {};
    for await (const item of table.rows) {
      totals.rows++;
      counts.rows++;
      const reading =
        'row' in item ? rowToSignal(item.row, found.mapping, { ...wait, line: item.line }) : item;
      if (!('input' in reading && 'row' in item)) {
        totals.rejected++;
        console.error(name, item.line, reading);
        continue;
      }
      const { input } = reading;
      expect(signalInputSchema.safeParse(input).success).toBe(true);
      here[input.kind] = (here[input.kind] ?? 0) + 1;
      kinds[input.kind] = (kinds[input.kind] ?? 0) + 1;
      if ('person' in input.payload && input.payload.person) counts.people++;
      if ('account' in input.payload && input.payload.account) counts.accounts++;
      if (input.occurredAt === wait.fileTime) timeless.add(name);
      const values = valuesIn(input);
      const kept = keptIn(input);
      const mapped = new Set(found.mapping.columns.map(({ column }) => column));
      for (const [column, cell] of Object.entries(expected[counts.rows - 1] ?? {})) {
        const text = cell.trim();
        if (text === '') continue;
        counts.cells++;
        totals.cells++;
        const isKept = textOf(kept[column]) === text;
        if (isKept || (mapped.has(column) && (values.has(text) || values.has(text.toLowerCase())))) continue;
        totals.lost++;
        console.error('LOST', name, item.line, column, text);
      }
    }
    expect([name, counts.rows]).toEqual([name, expected.length]);
    counts.kinds = Object.entries(here)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ');
    report.push(counts);
  }
  console.table(report);
  console.info(totals, kinds);
  expect(totals).toMatchObject({ rejected: 0, lost: 0 });
  expect(totals.rows).toBe(7973);
  // These name no time of any sort.
  expect([...timeless]).toEqual(['deal_company_data.csv', 'marketo_lead_describe_data.csv']);
});
