import { z } from 'zod';
import {
  type ActionKind,
  describeAction,
  type OutsideState,
  outsideStateSchema,
  type Target,
} from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import { accountTierSchema } from '@/lib/core/scopes/scope-body';
import { qualityBehindRun, qualityOfRun } from '@/lib/db/repositories/signal-quality';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay, startOfLocalDay } from '@/lib/platform/zone';
import { audienceFacts } from './audience-facts';
import { placeOf } from './place-of';

export type TargetSubject = {
  workspaceId: string;
  kind: ActionKind;
  payload: unknown;
  runId: string | null;
  /** The contacts of an audience, as resolved in this transaction. */
  members: readonly string[];
  /** The target as just read from outside; null before the first read. */
  live: OutsideState | null;
};
type Money = { dailyBudgetMicros: string; bidMicros: string };

/** What is known of the object an action is aimed at. What does not exist in the workspace is unknown, and denies. */
export async function targetFacts(
  tx: Tx,
  subject: TargetSubject,
  windowDays: number,
  timeZone: string,
): Promise<Facts['target']> {
  const { target } = describeAction(subject.kind, subject.payload);
  if (target.type === 'contact') return contactTarget(tx, subject, target.id);
  if (target.type === 'audience')
    return audienceFacts(tx, subject, target.id, await qualityBehind(tx, subject));
  if (target.type === 'page') return pageTarget(tx, subject, target.id, timeZone);
  return campaignTarget(tx, subject, target.id, windowDays, timeZone);
}

/** The quality of the signal that the run of an action is about; null where it belongs to no run. */
async function qualityBehind(tx: Tx, { workspaceId, runId }: TargetSubject): Promise<number | null> {
  return runId === null ? null : qualityOfRun(tx, workspaceId, runId);
}

const contactRow = z.object({
  region: z.string().nullable(),
  language: z.string().nullable(),
  title: z.string().nullable(),
  erased: z.boolean(),
  tier: accountTierSchema.nullable(),
  employees: z.number().nullable(),
  accountRegion: z.string().nullable(),
  touched: z.boolean(),
  signalQuality: z.number().nullable(),
});

async function contactTarget(tx: Tx, subject: TargetSubject, id: string): Promise<Facts['target']> {
  const { workspaceId, runId } = subject;
  const rows = await tx.$queryRaw`
    SELECT c.region, c.language, c.title, c.erased_at IS NOT NULL AS erased, a.tier::text, a.employees, a.region AS "accountRegion",
      EXISTS (SELECT FROM contact_touches t WHERE t.contact_id = c.id AND t.status = 'sent') AS touched,
      (${qualityBehindRun(runId, workspaceId)}) AS "signalQuality"
    FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id AND a.workspace_id = c.workspace_id
    WHERE c.id = ${id} AND c.workspace_id = ${workspaceId}`;
  const [contact] = contactRow.array().parse(rows);
  if (!contact) return { unknown: 'The contact does not exist in this workspace.' };
  if (contact.erased) return { unknown: 'The person was erased.' };
  const { tier, employees, accountRegion, touched, signalQuality } = contact;
  const account = tier === null ? null : { tier, employees, region: accountRegion };
  return {
    type: 'contact',
    id,
    ...placeOf({ ...contact, account }),
    contactedBefore: touched,
    signalQuality,
  };
}

async function campaignTarget(
  tx: Tx,
  subject: TargetSubject,
  id: string,
  windowDays: number,
  timeZone: string,
): Promise<Facts['target']> {
  const { workspaceId } = subject;
  const campaign = await tx.campaign.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
  if (!campaign) return { unknown: 'The campaign does not exist in this workspace.' };
  const today = dateOfDay(localDay(now(), timeZone));
  const since = new Date(today.getTime() - windowDays * DAY_MS);
  const totals = await tx.campaignDay.aggregate({
    where: { campaignId: campaign.id, day: { gte: since } },
    _sum: { spendMicros: true, revenueMicros: true },
  });
  const mirror = {
    status: campaign.status,
    dailyBudgetMicros: campaign.dailyBudgetMicros.toString(),
    bidMicros: campaign.bidMicros.toString(),
  };
  return {
    type: 'campaign',
    id: campaign.id,
    adAccount: campaign.adAccount,
    state: subject.live ?? mirror,
    dayStart: await valueBefore(tx, workspaceId, id, startOfLocalDay(now(), timeZone)),
    weekAgo: await valueBefore(tx, workspaceId, id, new Date(now().getTime() - 7 * DAY_MS)),
    spendMicros: (totals._sum.spendMicros ?? 0n).toString(),
    revenueMicros: (totals._sum.revenueMicros ?? 0n).toString(),
    windowDays,
    signalQuality: await qualityBehind(tx, subject),
  };
}

async function pageTarget(
  tx: Tx,
  subject: TargetSubject,
  id: string,
  timeZone: string,
): Promise<Facts['target']> {
  const { workspaceId } = subject;
  const page = await tx.landingPage.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    select: { state: true },
  });
  if (!page) return { unknown: 'The landing page does not exist in this workspace.' };
  return {
    type: 'page',
    id,
    state: { ...outsideStateSchema.parse(page.state), ...subject.live },
    dayStart: await stateBefore(tx, workspaceId, { type: 'page', id }, startOfLocalDay(now(), timeZone)),
    signalQuality: await qualityBehind(tx, subject),
  };
}

const DAY_MS = 86_400_000;

/** What a campaign's money was at a moment: what was read just before our first change of it since. Null where there was none. */
async function valueBefore(
  tx: Tx,
  workspaceId: string,
  campaignId: string,
  since: Date,
): Promise<Money | null> {
  const state = await stateBefore(tx, workspaceId, { type: 'campaign', id: campaignId }, since);
  if (!state) return null;
  return { dailyBudgetMicros: String(state.dailyBudgetMicros), bidMicros: String(state.bidMicros) };
}

/** What was read of an object just before our first change of it since a moment; null where there was none. */
async function stateBefore(
  tx: Tx,
  workspaceId: string,
  { type, id }: Target,
  since: Date,
): Promise<OutsideState | null> {
  const first = await tx.execution.findFirst({
    where: {
      workspaceId,
      startedAt: { gte: since },
      status: { in: ['started', 'accepted', 'observed', 'outcome_unknown'] },
      action: { targetType: type, targetId: id },
    },
    orderBy: { startedAt: 'asc' },
    select: { checkpoint: true },
  });
  return (first?.checkpoint as OutsideState | undefined) ?? null;
}
