import { TZDate } from '@date-fns/tz';
import { auditVerbs } from '@/lib/core/audit/events';
import { auditOutcomes, auditOutcomeTitles } from '@/lib/core/audit/search/outcomes';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import type { TableConfig } from '../data-table/table-query';

export const auditTableConfig: TableConfig = {
  filters: [
    {
      key: 'verb',
      label: 'What',
      options: auditVerbs.map((verb) => ({ value: verb, label: titleOfVerb(verb) })),
    },
    {
      key: 'outcome',
      label: 'Outcome',
      options: auditOutcomes.map((outcome) => ({ value: outcome, label: auditOutcomeTitles[outcome] })),
    },
  ],
};

/** What the record is narrowed by with one id each. */
export const auditRefs = ['actor', 'agent', 'person', 'campaign', 'subject', 'run', 'action'] as const;
export type AuditRef = (typeof auditRefs)[number];
export const auditAmounts = ['minAmount', 'maxAmount', 'currency'] as const;
export const auditNarrowings = [...auditRefs, ...auditAmounts, 'from', 'to'] as const;

/** Ids, amounts in units of a currency, and days as YYYY-MM-DD in the workspace's zone, both inclusive. */
export type AuditNarrowing = Partial<Record<(typeof auditNarrowings)[number], string | null>>;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function startOfDay(day: string, timeZone: string, addDays: number): string | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (!year || !month || !date) return null;
  const start = new TZDate(Number(year), Number(month) - 1, Number(date) + addDays, timeZone);
  return Number.isNaN(start.getTime()) ? null : new Date(start.getTime()).toISOString();
}

/** The table's own parameters with the narrowing added, as the API reads them; the same text on server and browser. */
export function auditParams(
  table: URLSearchParams,
  narrowing: AuditNarrowing,
  timeZone: string,
): URLSearchParams {
  const params = new URLSearchParams(table);
  for (const key of [...auditRefs, ...auditAmounts]) {
    const value = narrowing[key];
    if (value) params.set(key, value);
  }
  const from = narrowing.from ? startOfDay(narrowing.from, timeZone, 0) : null;
  const to = narrowing.to ? startOfDay(narrowing.to, timeZone, 1) : null;
  if (from) params.set('from', from);
  if (to) params.set('to', to);
  params.sort();
  return params;
}

/** The same search without the page of it: for what is made of all that is found. */
export function wholeSearch(params: string): string {
  const whole = new URLSearchParams(params);
  for (const key of ['cursor', 'limit', 'sort']) whole.delete(key);
  return whole.toString();
}
