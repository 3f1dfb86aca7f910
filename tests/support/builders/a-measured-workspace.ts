import { splitText } from '@/lib/core/content/page-split';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { seededRandom } from '@/lib/platform/random';
import { changePage } from '@/lib/practice-platform/cms';
import { trainRoutingScore } from '@/lib/usecases/agents/train-routing-score';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { startHoldout } from '@/lib/usecases/holdouts/start-holdout';
import { putBackModel } from '@/lib/usecases/models/put-back-model';
import { createPlay } from '@/lib/usecases/plays/change-plays';
import { matchSurge } from '@/lib/usecases/plays/match-surge';
import { switchPlay } from '@/lib/usecases/plays/switch-play';
import { tryPlay } from '@/lib/usecases/plays/try-play';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import type { TestWorkspace } from '../workspace';

const DAY_MS = 86_400_000;
const actor = { type: 'system' as const, id: 'measured' };
const daysAgo = (days: number): Date => new Date(now().getTime() - days * DAY_MS);

type Lead = { externalId: string; minutes: number };
const leadsOf = (seed: string, count: number): Lead[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    externalId: `${seed}-${i}`,
    minutes: random.int(10, 90),
  }));
};

async function engage(workspaceId: string, leads: readonly Lead[], at: Date): Promise<string[]> {
  const results = await withClock(at, () =>
    recordSignals({
      workspaceId,
      actor,
      emit: false,
      items: leads.map(({ externalId, minutes }) => ({
        kind: 'lead.engaged',
        source: 'measured',
        messageId: `engaged-${externalId}`,
        occurredAt: at.toISOString(),
        payload: {
          contact: {
            externalId,
            region: 'DACH',
            traits: { visits: 50, secondsOnSite: minutes * 60, pageViews: 30 },
          },
        },
      })),
    }),
  );
  return results.map(({ status, signalId, errors }) => {
    if (status !== 'accepted') throw new Error(JSON.stringify(errors));
    return signalId ?? '';
  });
}

/** What became of them a day later: likelier a conversion the longer they were there, and for those who were acted on. */
async function conclude(
  workspaceId: string,
  leads: readonly Lead[],
  at: Date,
  lift: (externalId: string) => number = () => 0,
): Promise<void> {
  const random = seededRandom(`${leads[0]?.externalId} outcomes`);
  await withClock(at, () =>
    recordSignals({
      workspaceId,
      actor,
      emit: false,
      items: leads.map(({ externalId, minutes }) => ({
        kind: 'lead.outcome',
        source: 'measured',
        messageId: `outcome-${externalId}`,
        occurredAt: at.toISOString(),
        payload: {
          contact: { externalId },
          converted: random.float() < minutes / 200 + lift(externalId),
        },
      })),
    }),
  );
}

/** A holdout of the lead router that is over for all whom it met: it acted on some, and left others alone. @returns the holdout. */
export async function aHoldoutWithResults(workspace: TestWorkspace, { leads = 60 } = {}): Promise<string> {
  const { workspaceId, admin, agents } = workspace;
  const [began, ended] = [daysAgo(45), daysAgo(44)];
  const { id } = await withClock(began, () =>
    startHoldout({
      workspaceId,
      actor: admin,
      holdout: {
        name: 'Routing of the measured',
        of: { type: 'agent', id: agents['lead-router'].id },
        unit: 'contact',
        shares: { agent: 50, business_as_usual: 25, shadow: 25 },
        outcome: 'conversions',
        worthMicros: '100000000',
        outcomeWithinDays: 14,
        plannedUnits: 100,
        reviewMinutes: 3,
        reviewerHourMicros: '60000000',
        endsAt: null,
      },
    }),
  );
  const met = leadsOf('held', leads);
  const signalIds = await engage(workspaceId, met, began);
  await withClock(began, () => planRuns(workspaceId, signalIds));
  const drawn = await db().holdoutAssignment.findMany({ where: { workspaceId, holdoutId: id } });
  const contacts = await db().contact.findMany({
    where: { workspaceId },
    select: { id: true, externalId: true },
  });
  const armOf = new Map(drawn.map(({ unitId, arm }) => [unitId, arm]));
  const acted = new Set(
    contacts.filter((each) => armOf.get(each.id) === 'agent').map((each) => each.externalId),
  );
  await conclude(workspaceId, met, ended, (externalId) => (acted.has(externalId) ? 0.3 : 0));
  return id;
}

/** Two versions of the routing score, learnt from decisions and their outcomes; the first is in use again where both went live. */
export async function twoModelVersions(workspace: TestWorkspace): Promise<{ first: string; second: string }> {
  const { workspaceId, admin } = workspace;
  const learn = async (seed: string, days: number) => {
    const leads = leadsOf(seed, 80);
    const signalIds = await engage(workspaceId, leads, daysAgo(days));
    await conclude(workspaceId, leads, daysAgo(days - 1));
    return { ...(await trainRoutingScore({ workspaceId, actor: admin })), signalIds };
  };
  const first = await learn('first', 30);
  const second = await learn('second', 20);
  const ids = await db().scoringModel.findMany({
    where: { workspaceId },
    orderBy: { version: 'asc' },
    select: { id: true },
  });
  const [a, b] = ids.map(({ id }) => id);
  if (!a || !b) throw new Error('There should be two versions.');
  if (first.live && second.live)
    await putBackModel({
      workspaceId,
      actor: admin,
      kind: 'lead-router',
      modelId: a,
      reason: 'The first routed better.',
    });
  return { first: a, second: b };
}

/** A landing page on which a variant for a company's champions is tested: published by a person's word, shown for days, its split moved. */
export async function aTestedVariant(workspace: TestWorkspace, { days = 3 } = {}): Promise<string> {
  const { workspaceId } = workspace;
  const began = daysAgo(days + 1);
  const on = <T>(day: number, fn: () => Promise<T>): Promise<T> =>
    withClock(new Date(began.getTime() + day * DAY_MS), fn);
  await on(0, () => pullPagesOf(workspaceId));
  const runId = await on(0, () => aSurgedRun(workspace, began));
  const variant = await carryOut(workspace, runId, on, 0);
  const page = await db().landingPage.findUniqueOrThrow({ where: { id: variant.targetId } });
  const segment = Object.keys((page.state ?? {}) as object)
    .find((key) => key.endsWith('--a.headline'))
    ?.replace('--a.headline', '');
  if (!segment) throw new Error('The variant is not on the page.');
  const set = { [`${segment}.split`]: splitText({ base: 50, [`${segment}--a`]: 50 }) };
  await on(0, () =>
    inTransaction((tx) =>
      changePage(tx, { workspaceId, externalId: page.externalId, set, by: `person:${workspace.admin.id}` }),
    ),
  );
  for (let day = 1; day <= days; day++) {
    if ((await on(day, () => pullPagesOf(workspaceId))) === 0) continue;
    const signal = await db().signal.findFirstOrThrow({
      where: { workspaceId, kind: 'page.performance' },
      orderBy: { recordedAt: 'desc' },
    });
    await on(day, () => planRuns(workspaceId, [signal.id]));
    const run = await db().run.findFirst({ where: { signalId: signal.id, status: 'planned' } });
    if (run) await carryOut(workspace, run.id, on, day);
  }
  return page.id;
}

/** Has the first proposal of a run submitted, granted where a person is asked, and carried out. */
async function carryOut(
  { workspaceId, admin }: TestWorkspace,
  runId: string,
  on: <T>(day: number, fn: () => Promise<T>) => Promise<T>,
  day: number,
): Promise<{ actionId: string; targetId: string }> {
  const task = await on(day, () => proposeActions(workspaceId, runId));
  if (task.taskId === null) throw new Error('Nothing was proposed.');
  const taskId = task.taskId;
  const { actionId, approvalId } = await on(day, () => submitProposal(workspaceId, taskId, 0));
  if (approvalId) {
    const { actionHash } = await db().approval.update({
      where: { id: approvalId },
      data: { reviewerId: admin.id },
    });
    const answer = { approvalId, actionHash, answer: 'granted', reason: null } as const;
    await on(day, () => decideApproval({ workspaceId, actor: admin, ...answer }));
  }
  await on(day, () => executeAction({ workspaceId, actionId }));
  const { targetId } = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  return { actionId, targetId };
}

/** The run about a manufacturer whose champions engaged, which a play answers. */
async function aSurgedRun({ workspaceId, admin }: TestWorkspace, at: Date): Promise<string> {
  const change = { workspaceId, actor: admin };
  const { id: playId, version } = await createPlay({
    ...change,
    play: {
      name: 'measured',
      title: 'Measured',
      body: playBodySchema.parse({
        trigger: { on: 'surge' },
        goal: 'They see what is meant for them.',
        again: { afterDays: 30 },
      }),
    },
  });
  await tryPlay({ ...change, playId, version, days: 7 });
  await switchPlay({ ...change, playId, to: { status: 'live', version } });
  await recordSignals({
    workspaceId,
    actor,
    emit: false,
    items: [
      {
        kind: 'contact.tracked',
        source: 'website',
        messageId: 'measured-visit',
        occurredAt: at.toISOString(),
        payload: {
          medium: 'page',
          event: 'Viewed',
          page: { path: '/pricing' },
          person: {
            ids: [{ type: 'user', namespace: 'website', value: 'measured' }],
            traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
          },
          account: { externalId: 'measured-works', name: 'Measured Works', industry: 'Manufacturing' },
        },
      },
    ],
  });
  const account = await db().account.findFirstOrThrow({
    where: { workspaceId, externalId: 'measured-works' },
  });
  const surgeId = newId('srg');
  await db().surge.create({
    data: {
      id: surgeId,
      workspaceId,
      accountId: account.id,
      windowFrom: new Date(at.getTime() - 7 * DAY_MS),
      windowTo: at,
      people: 3,
      topics: [],
      roles: ['champion'],
      expected: 1,
      observed: 9,
      pValue: 0.001,
      score: 80,
      why: [],
      firedAt: at,
    },
  });
  await matchSurge(workspaceId, surgeId);
  const run = await db().run.findFirstOrThrow({ where: { workspaceId, playId, subjectType: 'account' } });
  return run.id;
}
