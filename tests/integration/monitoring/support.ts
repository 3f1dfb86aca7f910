import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { dateOfDay } from '@/lib/platform/zone';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aContact, assignOwner, aTask, ownerIds, type TestWorkspace } from '../../support/workspace';

/** One real decision of the gate, to be copied. */
export async function aDecision(workspace: TestWorkspace): Promise<string> {
  const { workspaceId } = workspace;
  const { contactId, signalId } = await aContact(workspaceId);
  const [owner = ''] = await ownerIds(workspaceId);
  const { taskId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, owner),
  ]);
  return (await submitProposal(workspaceId, taskId, 0)).actionId;
}

type Agent = { id: string; version: string };
type Each = { segment: string; allow: number; escalate: number };
let copies = 0;

/** Copies a decision as another agent's: on each day from `from` on, at noon, so many that were allowed and so many that were asked about. */
export async function decide(
  { original, agent }: { original: string; agent: Agent },
  from: string,
  days: number,
  { segment, allow, escalate }: Each,
): Promise<void> {
  const batch = `c${++copies}_`;
  const total = allow + escalate;
  const noon = `${from}T11:00:00Z`;
  await db().$executeRaw`
    INSERT INTO actions SELECT r.* FROM actions a CROSS JOIN generate_series(0, ${days * total - 1}::int) n
    CROSS JOIN LATERAL jsonb_populate_record(a, jsonb_build_object(
      'id', a.id || ${batch}::text || n, 'idempotency_key', a.idempotency_key || ${batch}::text || n, 'task_id', NULL,
      'requester_id', ${agent.id}::text, 'agent_version', ${agent.version}::text, 'segment', ${segment}::text,
      'created_at', ${noon}::timestamptz + make_interval(days => n / ${total}::int),
      'updated_at', ${noon}::timestamptz + make_interval(days => n / ${total}::int))) r
    WHERE a.id = ${original}`;
  await db().$executeRaw`
    INSERT INTO decisions SELECT r.* FROM decisions d CROSS JOIN generate_series(0, ${days * total - 1}::int) n
    CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
      'id', d.id || ${batch}::text || n, 'action_id', d.action_id || ${batch}::text || n,
      'verdict', CASE WHEN n % ${total}::int < ${allow}::int THEN 'allow' ELSE 'escalate' END,
      'decided_at', ${noon}::timestamptz + make_interval(days => n / ${total}::int))) r
    WHERE d.action_id = ${original}`;
}

/** A campaign that is paid for through a connection. */
export async function aCampaignOf(workspaceId: string, connectionId: string): Promise<string> {
  const id = newId('cmp');
  const at = new Date('2027-01-01T00:00:00Z');
  await db().campaign.create({
    data: {
      id,
      workspaceId,
      connectionId,
      externalId: id,
      name: 'Spring',
      status: 'active',
      dailyBudgetMicros: 100_000_000n,
      bidMicros: 1_000_000n,
      currency: 'EUR',
      observedAt: at,
      createdAt: at,
    },
  });
  return id;
}

/** What a campaign spent, day after day. */
export const spend = (
  workspaceId: string,
  campaignId: string,
  from: string,
  units: readonly number[],
): Promise<unknown> =>
  db().campaignDay.createMany({
    data: units.map((each, i) => ({
      workspaceId,
      campaignId,
      day: dateOfDay(addDays(from, i)),
      spendMicros: BigInt(each * 1_000_000),
      revenueMicros: 0n,
      impressions: 1000,
      clicks: 10,
      conversions: 5,
      reportedAt: new Date(`${addDays(from, i + 1)}T02:00:00Z`),
    })),
  });

export const aSource = (workspaceId: string) =>
  db().source.create({
    data: {
      id: newId('src'),
      workspaceId,
      name: 'website',
      title: 'Website',
      kind: 'webhook',
      config: { format: 'segment' },
      createdAt: new Date('2027-01-01T00:00:00Z'),
      createdById: 'usr_1',
    },
    select: { id: true, name: true },
  });

/** Signals of a source, so many of each kind on each day. */
export const send = (
  workspaceId: string,
  source: string,
  from: string,
  days: number,
  each: Readonly<Record<string, number>>,
): Promise<unknown> =>
  db().signal.createMany({
    data: Array.from({ length: days }, (_, i) =>
      Object.entries(each).flatMap(([kind, count]) =>
        Array.from({ length: count }, () => {
          const id = newId('sig');
          const at = new Date(`${addDays(from, i)}T11:00:00Z`);
          return {
            id,
            workspaceId,
            source,
            messageId: id,
            kind,
            quality: 0.9,
            payload: {},
            occurredAt: at,
            recordedAt: at,
          };
        }),
      ),
    ).flat(),
  });
