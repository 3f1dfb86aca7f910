import { expect, test } from 'vitest';
import { GET as termsRoute } from '@/app/api/v1/agents/[id]/search-terms/route';
import { searchTermsSchema } from '@/lib/contracts/search-terms';
import { catalogue } from '@/lib/core/actions/catalogue';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { samplePerformance } from '@/lib/usecases/sample/sample-signals';
import { pullSearchTermsOf } from '@/lib/usecases/search-terms/pull-search-terms';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

const DAY_MS = 86_400_000;
const daysOn = <T>(days: number, fn: () => Promise<T>): Promise<T> =>
  withClock(new Date(Date.now() + days * DAY_MS), fn);

test('terms that bring nothing are excluded through the gate, are shown to nobody from then on, and can be taken back', async () => {
  const workspace = await aWorkspace({ askBelowConfidence: 0 });
  const { workspaceId, agents, admin } = workspace;
  const agentId = agents['bid-and-budget'].id;
  const today = localDay(now(), 'Europe/Berlin');
  const days = Array.from({ length: 21 }, (_, i) => addDays(today, i - 21));
  const recorded = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    items: samplePerformance(days, 'terms'),
    emit: false,
  });
  expect(await pullSearchTermsOf(workspaceId)).toBeGreaterThan(500);
  await planRuns(workspaceId, [recorded.at(-1)?.signalId ?? '']);
  const run = await db().run.findFirstOrThrow({ where: { workspaceId, agentId } });
  const { taskId } = await proposeActions(workspaceId, run.id);
  const task = await db().task.findUniqueOrThrow({ where: { id: taskId ?? '' } });
  const proposals = task.proposals as { kind: string; payload: unknown }[];
  const ordinal = proposals.findIndex(({ kind }) => kind === 'ads.campaign.exclude-term');
  expect(ordinal).toBeGreaterThanOrEqual(0);
  const { campaignId, term } = catalogue['ads.campaign.exclude-term'].payload.parse(
    proposals[ordinal]?.payload,
  );
  const submitted = await submitProposal(workspaceId, taskId ?? '', ordinal);
  expect(submitted.status).toBe('cleared');
  const { actionId } = submitted;
  expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });

  const seen = (day: string) =>
    db().campaignTermDay.count({ where: { campaignId, term, day: new Date(`${day}T00:00:00Z`) } });
  expect(await seen(addDays(today, -1))).toBe(1);
  await daysOn(2, () => pullSearchTermsOf(workspaceId));
  expect(await seen(addDays(today, 1))).toBe(0);
  // The same days are reported again, and kept beside what was known before.
  const again = await db().campaignTermDay.findFirstOrThrow({
    where: { campaignId, day: new Date(`${addDays(today, -1)}T00:00:00Z`) },
  });
  expect(Object.keys(again.reports as object).sort()).toEqual(['1', '3']);

  const viewer = await addMember(workspaceId, ['viewer']);
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const read = async (id: string) =>
    termsRoute(await sessionRequest(viewer.id, slug), { params: Promise.resolve({ id }) });
  const rows = searchTermsSchema.parse(await (await read(agentId)).json()).rows;
  expect(rows[0]).toMatchObject({ term, action: { id: actionId, isExcluded: true } });
  expect(rows.find(({ probability }) => probability !== null)?.savedMicros).not.toBeNull();
  expect((await read(agents.sequencer.id)).status).toBe(409);
  expect((await read((await aWorkspace()).agents['bid-and-budget'].id)).status).toBe(404);

  const undo = { workspaceId, actionId, userId: admin.id, reason: 'Wanted after all.' };
  expect(await compensateAction(undo)).toMatchObject({ status: 'rolled_back' });
  await daysOn(3, () => pullSearchTermsOf(workspaceId));
  expect(await seen(addDays(today, 2))).toBe(1);
});
