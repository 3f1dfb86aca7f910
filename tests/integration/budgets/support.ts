import { microsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aCampaign, aTask, aWorkspace, setDailyBudget, type TestWorkspace } from '../../support/workspace';

/** A workspace in which only budgets are in the way of spending, and those are what a test adds. */
export async function aFreeWorkspace(): Promise<TestWorkspace> {
  const workspace = await aWorkspace({
    askAboveRelativeChange: 10,
    askAboveAddedDailySpendMicros: '1000000000000',
    askBelowConfidence: 0,
  });
  await db().budget.deleteMany({ where: { workspaceId: workspace.workspaceId } });
  return workspace;
}

export async function addBudget(
  workspaceId: string,
  units: number,
  over: Partial<Pick<Budget, 'subject' | 'subjectId' | 'period' | 'pacing'>> = {},
): Promise<string> {
  const id = newId('bud');
  await db().budget.create({
    data: {
      id,
      workspaceId,
      name: `Cap of ${units}`,
      subject: 'workspace',
      subjectId: workspaceId,
      period: 'day',
      pacing: 'none',
      capMicros: microsOf(units),
      currency: 'EUR',
      createdAt: now(),
      ...over,
    },
    select: { id: true },
  });
  return id;
}

/** A campaign at its daily budget, and a proposal that raises it by so many units; `submit` hands it to the gate. */
export async function aRaise(workspace: TestWorkspace, units: number, externalId = 'retargeting') {
  const { workspaceId } = workspace;
  const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspaceId, externalId);
  const to = dailyBudgetMicros + microsOf(units);
  const proposal = setDailyBudget(campaignId, dailyBudgetMicros, to);
  const { runId, taskId } = await aTask(workspace, 'bid-and-budget', signalId, [proposal]);
  const submit = () => submitProposal(workspaceId, taskId, 0);
  /** The same once more, by another run. */
  const submitAgain = async () => {
    const signal = await db().signal.findUniqueOrThrow({ where: { id: signalId } });
    const again = { ...signal, id: newId('sig'), messageId: newId('sig'), payload: {}, qualityParts: {} };
    await db().signal.create({ data: again, select: { id: true } });
    const task = await aTask(workspace, 'bid-and-budget', again.id, [proposal]);
    return submitProposal(workspaceId, task.taskId, 0);
  };
  return { campaignId, runId, dailyBudgetMicros, submit, submitAgain };
}

/** A raise that is cleared and holds its money. */
export async function aClearedRaise(workspace: TestWorkspace, units = 10) {
  const raise = await aRaise(workspace, units);
  const { actionId, status } = await raise.submit();
  if (status !== 'cleared') {
    const { findings } = await db().decision.findFirstOrThrow({ where: { actionId } });
    throw new Error(`The raise was ${status}: ${JSON.stringify(findings)}`);
  }
  return { ...raise, actionId };
}

export const windowOf = (budgetId: string) => db().budgetWindow.findFirstOrThrow({ where: { budgetId } });
