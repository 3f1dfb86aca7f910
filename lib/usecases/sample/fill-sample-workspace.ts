import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/core/access/actor';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { setAutonomy } from '../agents/set-autonomy';
import { trainRoutingScore } from '../agents/train-routing-score';
import { lookAtOutcomes } from '../attribution/look-at-outcomes';

import { pullPagesOrLeave } from '../content/pull-pages';

import { pullSearchTermsOf } from '../search-terms/pull-search-terms';
import { recordSignals } from '../signals/record-signals';
import { answerAsSamplePeople, judgeAsSamplePeople } from './answer-as-sample-people';
import { showAccountPlay } from './sample-account-play';
import { fillSampleDeals, moveSampleDeals, tellSampleDeals } from './sample-deals';
import { showLifecyclePlay } from './sample-lifecycle-play';
import { showMemory } from './sample-memory';
import { sampleLeads, samplePerformance } from './sample-signals';

const actor: Actor = { type: 'system', id: 'sample' };
const HISTORY_DAYS = 21;
/** With nothing to answer or to judge for so long, nothing more is waited for. */
const GIVE_UP_MS = 90_000;

/** How much there is to do where the policy wants so many of the router's outcomes judged before it acts alone. */
const sizesFor = (reviews: number) => ({
  reviews,
  /** More than are needed: some are rejected, and some of the outcomes are judged wrong. */
  answers: Math.ceil(reviews * 1.36),
  /** So many fresh leads bring somewhat more proposals than are answered. */
  leadsBefore: Math.ceil(reviews * 2.5),
  leadsAfter: Math.ceil(reviews * 1.3),
  enrolments: Math.ceil(reviews * 0.12),
  /** One after the other they are the page's, the e-mail's and the ad's, with their splits. */
  words: Math.ceil(reviews * 0.12),
});
type Sizes = ReturnType<typeof sizesFor>;

async function readSizes(workspaceId: string): Promise<Sizes> {
  const { body } = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
  return sizesFor(storedPolicyBodySchema.parse(body).firstDecisionsToReview);
}

/**
 * Waits for the router's first proposals to come in, has them answered and what became of them judged, until the router has
 * earned its autonomy.
 */
async function reviewRouter(workspaceId: string, { reviews, answers }: Sizes): Promise<void> {
  let movedAt = now().getTime();
  for (let answered = 0; now().getTime() < movedAt + GIVE_UP_MS; ) {
    const judged = await db().outcomeReview.count({ where: { workspaceId, verdict: 'right' } });
    if (judged >= reviews) return;
    const more = await answerAsSamplePeople(workspaceId, 'lead-router', answers - answered);
    answered += more;
    if (more + (await judgeAsSamplePeople(workspaceId, 'lead-router', reviews - judged)) > 0)
      movedAt = now().getTime();
    else await pause(300);
  }
}

/** Has a sample admin consent to the freshly trained router acting alone, once its first outcomes are judged right. */
async function trustRouter(workspaceId: string): Promise<void> {
  const [admin, router] = await Promise.all([
    db().membership.findFirst({
      where: { workspaceId, isSample: true, disabledAt: null, roles: { has: 'admin' } },
      orderBy: { userId: 'asc' },
      select: { userId: true },
    }),
    db().agent.findUnique({
      where: { workspaceId_kind: { workspaceId, kind: 'lead-router' } },
      select: { id: true },
    }),
  ]);
  if (!admin || !router) return;
  await setAutonomy({
    workspaceId,
    actor: { type: 'person', id: admin.userId, isSample: true },
    agentId: router.id,
    kind: 'crm.contact.assign-owner',
    segment: 'all',
    level: 'act',
    reason: 'The new score was looked at. It may route alone once its first outcomes are judged right.',
    consents: true,
  });
}

/** Has some of the contacts that were handed over enrolled, so that the practice outreach tool has people in it. */
async function enrolSome(workspaceId: string, { enrolments }: Sizes): Promise<void> {
  const until = now().getTime() + GIVE_UP_MS / 3;
  for (let answered = 0; answered < enrolments && now().getTime() < until; ) {
    const more = await answerAsSamplePeople(workspaceId, 'sequencer', enrolments - answered);
    answered += more;
    if (more === 0) await pause(300);
  }
}

/** Has the words read that the content agent writes for the company that surged, so that a newcomer sees them at work. */
async function readWords(workspaceId: string, { words }: Sizes): Promise<void> {
  let movedAt = now().getTime();
  for (let answered = 0; answered < words && now().getTime() < movedAt + GIVE_UP_MS / 9; ) {
    const more = await answerAsSamplePeople(workspaceId, 'content', words - answered);
    answered += more;
    if (more > 0) movedAt = now().getTime();
    else await pause(300);
  }
}

/**
 * Sends the sample's week through the real pipeline: past leads with their outcomes to learn from, campaign days, then fresh leads, pages and
 * a surge; sample reviewers answer the router's first proposals and one of the budgets', a few people answer what they got, the rest is left
 * for the newcomer.
 */
export async function fillSampleWorkspace(workspaceId: string): Promise<void> {
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  if (await db().signal.findFirst({ where: { workspaceId, source: 'sample-web' }, select: { id: true } })) {
    await fillSampleDeals(workspaceId);
    return;
  }
  const at = now();
  const past = sampleLeads(new Date(at.getTime() - 2 * 86_400_000), {
    first: 0,
    count: 320,
    withOutcome: 320,
    spreadDays: 5,
    seed: 'sample-past',
  });
  const items = [...past.leads, ...past.outcomes];
  const [first] = await recordSignals({ workspaceId, actor, items, emit: false });
  // Of processes that start at once, the one that recorded it goes on.
  if (first?.status !== 'accepted') return;
  await fillSampleDeals(workspaceId);
  await trainRoutingScore({ workspaceId, actor });
  await trustRouter(workspaceId);
  const today = localDay(at, workspace.timeZone);
  const days = Array.from({ length: HISTORY_DAYS }, (_, i) => addDays(today, i - HISTORY_DAYS));
  // The campaigns become known by their first days; what people searched for is looked at with the last.
  const performance = samplePerformance(days, 'sample-performance');
  const lastOnes = performance.filter(({ payload }) => payload.day === days.at(-1));
  const before = performance.filter((item) => !lastOnes.includes(item));
  await recordSignals({ workspaceId, actor, items: before, emit: false });
  await pullSearchTermsOf(workspaceId);
  await recordSignals({ workspaceId, actor, items: lastOnes });
  const sizes = await readSizes(workspaceId);
  const fresh = sampleLeads(at, {
    first: 1000,
    count: sizes.leadsBefore + sizes.leadsAfter,
    withOutcome: 0,
    spreadDays: 2,
    seed: 'sample-fresh',
  });
  // Those that come once the router has earned its autonomy are routed without anybody.
  await recordSignals({ workspaceId, actor, items: fresh.leads.slice(0, sizes.leadsBefore) });
  await reviewRouter(workspaceId, sizes);
  await recordSignals({ workspaceId, actor, items: fresh.leads.slice(sizes.leadsBefore) });
  await enrolSome(workspaceId, sizes);
  await answerAsSamplePeople(workspaceId, 'bid-and-budget', 1);
  // What pages, e-mails and ads there are is known before somebody writes for whoever surges; a newcomer need not wait for the next look.
  await pullPagesOrLeave(workspaceId);
  await showAccountPlay(workspaceId);
  await moveSampleDeals(workspaceId, 'sample-filled', 14);
  await tellSampleDeals(workspaceId);
  await lookAtOutcomes(workspaceId);
  await showMemory(workspaceId);
  await showLifecyclePlay(workspaceId);
  await readWords(workspaceId, sizes);
}
