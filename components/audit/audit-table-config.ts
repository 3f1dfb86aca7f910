import { TZDate } from '@date-fns/tz';
import { auditVerbs } from '@/lib/core/audit/events';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import type { TableConfig } from '../data-table/table-query';

export const auditTableConfig: TableConfig = {
  filters: [
    {
      key: 'verb',
      label: 'What',
      options: auditVerbs.map((verb) => ({ value: verb, label: titleOfVerb(verb) })),
    },
  ],
};

/** What links from other screens narrow the record by. */
export const auditRefs = ['actor', 'subject', 'run', 'action'] as const;
export type AuditRef = (typeof auditRefs)[number];

/** Days as YYYY-MM-DD in the workspace's zone, both inclusive; and ids. */
export type AuditNarrowing = Partial<Record<AuditRef | 'from' | 'to', string | null>>;

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
  for (const ref of auditRefs) {
    const id = narrowing[ref];
    if (id) params.set(ref, id);
  }
  const from = narrowing.from ? startOfDay(narrowing.from, timeZone, 0) : null;
  const to = narrowing.to ? startOfDay(narrowing.to, timeZone, 1) : null;
  if (from) params.set('from', from);
  if (to) params.set('to', to);
  params.sort();
  return params;
}
