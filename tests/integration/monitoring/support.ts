import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { dateOfDay } from '@/lib/platform/zone';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import {
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  ownerIds,
  type TestWorkspace,
} from '../../support/workspace';

/** One real decision about the lead router, to be copied; it is dated long before all copies. */
export async function aDecision(workspace: TestWorkspace): Promise<string> {
  const { workspaceId } = workspace;
  const { contactId, signalId } = await aContact(workspaceId);
  const [owner = ''] = await ownerIds(workspaceId);
  const { taskId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, owner),
  ]);
  const { actionId } = await submitProposal(workspaceId, taskId, 0);
  await db().$executeRaw`UPDATE decisions SET decided_at = '2020-01-01' WHERE action_id = ${actionId}`;
  return actionId;
}

type Day = { segment: string; allow: number; escalate: number };
let copies = 0;

/** Copies a decision: on each day from `from` on, at noon, so many that were allowed and so many that were asked about. */
export async function decide(original: string, from: string, days: number, each: Day): Promise<void> {
  const batch = `c${++copies}_`;
  const total = each.allow + each.escalate;
  await db().$executeRaw`
    INSERT INTO actions SELECT r.* FROM actions a CROSS JOIN generate_series(0, ${days * total - 1}::int) n
    CROSS JOIN LATERAL jsonb_populate_record(a, jsonb_build_object(
      'id', a.id || ${batch}::text || n, 'idempotency_key', a.idempotency_key || ${batch}::text || n, 'task_id', NULL,
      'segment', ${each.segment}::text,
      'created_at', ${`${from}T11:00:00Z`}::timestamptz + make_interval(days => n / ${total}::int),
      'updated_at', ${`${from}T11:00:00Z`}::timestamptz + make_interval(days => n / ${total}::int))) r
    WHERE a.id = ${original}`;
  await db().$executeRaw`
    INSERT INTO decisions SELECT r.* FROM decisions d CROSS JOIN generate_series(0, ${days * total - 1}::int) n
    CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
      'id', d.id || ${batch}::text || n, 'action_id', d.action_id || ${batch}::text || n,
      'verdict', CASE WHEN n % ${total}::int < ${each.allow}::int THEN 'allow' ELSE 'escalate' END,
      'decided_at', ${`${from}T11:00:00Z`}::timestamptz + make_interval(days => n / ${total}::int))) r
    WHERE d.action_id = ${original}`;
}

/** What one campaign spent, from a day on, day after day. */
export async function spend(workspaceId: string, from: string, micros: readonly number[]): Promise<void> {
  const known = await db().campaign.findFirst({ where: { workspaceId }, select: { id: true } });
  const campaignId = known?.id ?? (await aCampaign(workspaceId)).campaignId;
  await db().campaignDay.createMany({
    data: micros.map((units, i) => ({
      workspaceId,
      campaignId,
      day: dateOfDay(addDays(from, i)),
      spendMicros: BigInt(units * 1_000_000),
      revenueMicros: 0n,
      impressions: 1000,
      clicks: 10,
      conversions: 5,
      reportedAt: new Date(`${addDays(from, i + 1)}T02:00:00Z`),
    })),
    skipDuplicates: true,
  });
}

export const aSource = (workspaceId: string) =>
  db().source.create({
    data: {
      id: newId('src'),
      workspaceId,
      name: `source-${newId('src').slice(-8)}`,
      title: 'Website',
      kind: 'webhook',
      config: { format: 'segment' },
      createdAt: new Date('2026-01-01T00:00:00Z'),
      createdById: 'usr_1',
    },
    select: { id: true, name: true },
  });
