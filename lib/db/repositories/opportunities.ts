import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Writer } from '../gather-writes';

type Told = Extract<SignalInput, { kind: 'opportunity.changed' }>['payload']['opportunity'];
export type OpportunityReport = Told & { accountId: string; reportedAt: string };

const keyOf = ({ platform, recordId }: Told): string => `${platform}\n${recordId}`;

/**
 * Keeps what a CRM told of opportunities: what was told last of each, whatever came in last, and every step of its way. Told again, nothing
 * changes.
 */
export async function saveOpportunities(
  writer: Writer,
  workspaceId: string,
  reports: readonly OpportunityReport[],
): Promise<void> {
  if (reports.length === 0) return;
  const newest = new Map<string, OpportunityReport>();
  for (const report of reports) {
    const other = newest.get(keyOf(report));
    if (!other || Date.parse(other.reportedAt) <= Date.parse(report.reportedAt))
      newest.set(keyOf(report), report);
  }
  const rows = [...newest.values()].map((report) => ({ id: newId('opp'), ...report }));
  await writer.$executeRaw`
    insert into opportunities as o (id, workspace_id, platform, record_id, account_id, kind, status, stage, amount_micros, currency,
      opened_at, closed_at, reported_at, recorded_at)
    select id, ${workspaceId}, platform, "recordId", "accountId", kind::opportunity_kind, status::opportunity_status, stage,
      "amountMicros", currency, "openedAt", "closedAt", "reportedAt", ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, platform text, "recordId" text, "accountId" text, kind text,
      status text, stage text, "amountMicros" bigint, currency text, "openedAt" timestamptz, "closedAt" timestamptz, "reportedAt" timestamptz)
    order by platform, "recordId"
    on conflict (workspace_id, platform, record_id) do update set account_id = excluded.account_id, kind = excluded.kind,
      status = excluded.status, stage = excluded.stage, amount_micros = excluded.amount_micros, currency = excluded.currency,
      opened_at = excluded.opened_at, closed_at = excluded.closed_at, reported_at = excluded.reported_at, recorded_at = excluded.recorded_at
    where o.reported_at <= excluded.reported_at`;
  await writer.$executeRaw`
    insert into opportunity_steps (workspace_id, platform, record_id, at, stage, position, status)
    select ${workspaceId}, platform, "recordId", "reportedAt", stage, position, status::opportunity_status
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as x(platform text, "recordId" text, "reportedAt" timestamptz, stage text,
      position int, status text)
    on conflict do nothing`;
}
