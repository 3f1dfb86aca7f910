import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Counts } from '@/lib/core/monitoring/drift/counts';

const file = path.resolve(import.meta.dirname, '../../../../shared/data/bank/bank-additional-full.csv');

/**
 * What a column of the Bank file held, day by day. The file is in order of date but names none: a day is a run of rows of one month and
 * weekday.
 */
export function bankDays(column: string): Counts[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, delimiter: ';' });
  const days: Record<string, number>[] = [];
  let last = '';
  for (const row of rows) {
    const day = `${row.month} ${row.day_of_week}`;
    if (day !== last) days.push({});
    last = day;
    const counts = days.at(-1);
    const value = row[column] ?? '';
    if (counts) counts[value] = (counts[value] ?? 0) + 1;
  }
  return days;
}
