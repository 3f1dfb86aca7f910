import type { Writer } from '../gather-writes';

export type EngagementStep = {
  contactId: string;
  accountId: string | null;
  /** UTC, YYYY-MM-DD. */
  day: string;
  topic: string;
  count: number;
  weight: number;
  lastAt: string;
};

/** Adds to the days of people; the account is the one they were last seen with. */
export async function addEngagement(
  tx: Writer,
  workspaceId: string,
  steps: readonly EngagementStep[],
): Promise<void> {
  if (steps.length === 0) return;
  await tx.$executeRaw`
    insert into engagement_days as d (workspace_id, contact_id, account_id, day, topic, count, weight, last_at)
    select ${workspaceId}, "contactId", "accountId", day, topic, count, weight, "lastAt"
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x("contactId" text, "accountId" text, day date, topic text, count int, weight float8, "lastAt" timestamptz)
    order by "contactId", day, topic
    on conflict (contact_id, day, topic) do update set count = d.count + excluded.count, weight = d.weight + excluded.weight,
      account_id = coalesce(excluded.account_id, d.account_id), last_at = greatest(d.last_at, excluded.last_at)`;
}
