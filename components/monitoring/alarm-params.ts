import { type AlarmKind, alarmKinds } from '@/lib/core/monitoring/alarm';

/** Which alarms are asked for: those that stand or all, of one kind or each, of one thing or everything. */
export type AlarmFilter = { all: boolean; kind: AlarmKind | null; subject: string | null };

/** The filter as the query string of the API: server and browser must write it alike. */
export function alarmParams({ all, kind, subject }: AlarmFilter): string {
  const params = new URLSearchParams({
    status: all ? 'open,acknowledged,settled' : 'open,acknowledged',
    limit: '20',
  });
  if (kind) params.set('kind', kind);
  if (subject) params.set('subject', subject);
  return params.toString();
}

/** The filter that an address asks for; what it can't be is left out. */
export function readAlarmFilter(
  search: Readonly<Record<string, string | string[] | undefined>>,
): AlarmFilter {
  const kind = alarmKinds.find((known) => known === search.kind) ?? null;
  const subject = typeof search.subject === 'string' && search.subject.length <= 80 ? search.subject : null;
  return { all: search.all === 'true', kind, subject: subject || null };
}
