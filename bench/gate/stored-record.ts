import { db } from '../../lib/db/client';
import { executeAction } from '../../lib/gateway';
import { submitProposal } from '../../lib/usecases/runs/submit-proposal';
import {
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  setDailyBudget,
  setScope,
  type TestWorkspace,
} from '../../tests/support/workspace';
import { aCampaignTask } from './campaign-task';

const ASSIGNMENTS = 120;
const CHANGES = 60;
const MICROS = 1_000_000n;

/** Real decisions of the gate, as it wrote them: contacts given to owners, and a budget going up and down, most of it carried out. */
export async function recordSomeDecisions(): Promise<TestWorkspace> {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  await setScope(workspace.agents['bid-and-budget'].id, {
    maxAddedSpendPerDayMicros: null,
    maxRelativeChangePerDay: null,
    maxDrift: null,
  });
  const owners = await ownerIds(workspaceId);
  for (let i = 0; i < ASSIGNMENTS; i++) {
    const { contactId, signalId } = await aContact(workspaceId);
    const proposal = assignOwner(contactId, signalId, owners[i % owners.length] ?? '');
    await through(workspaceId, (await aTask(workspace, 'lead-router', signalId, [proposal])).taskId);
  }
  const { campaignId, dailyBudgetMicros: low } = await aCampaign(workspaceId);
  for (let i = 0; i < CHANGES; i++) {
    const [from, to] = i % 2 === 0 ? [low, low + MICROS] : [low + MICROS, low];
    await through(
      workspaceId,
      await aCampaignTask(workspace, campaignId, setDailyBudget(campaignId, from, to)),
    );
  }
  return workspace;
}

async function through(workspaceId: string, taskId: string): Promise<void> {
  const { actionId, status } = await submitProposal(workspaceId, taskId, 0);
  if (status === 'cleared') await executeAction({ workspaceId, actionId });
}

/** Length of the part of a copied id that names its original. */
export const ORIGINAL_ID_LENGTH = 30;

/**
 * Copies what was recorded until there are `total` decisions, each copy with actions of its own and a little earlier than the one
 * before it. @returns how many there are.
 */
export async function multiplyDecisions(workspaceId: string, total: number): Promise<number> {
  const originals = await db().decision.count({ where: { workspaceId } });
  const copies = Math.ceil(total / originals) - 1;
  const BATCH = 50;
  for (let first = 1; first <= copies; first += BATCH) {
    const last = Math.min(copies, first + BATCH - 1);
    await db().$executeRaw`
      INSERT INTO actions SELECT r.* FROM actions a CROSS JOIN generate_series(${first}::int, ${last}::int) n
      CROSS JOIN LATERAL jsonb_populate_record(a, jsonb_build_object(
        'id', a.id || '_' || lpad(n::text, 6, '0'), 'idempotency_key', a.idempotency_key || n, 'task_id', NULL, 'run_id', NULL,
        'created_at', a.created_at - make_interval(secs => n * 300), 'updated_at', a.updated_at - make_interval(secs => n * 300))) r
      WHERE a.workspace_id = ${workspaceId} AND length(a.id) = ${ORIGINAL_ID_LENGTH}`;
    await db().$executeRaw`
      INSERT INTO decisions SELECT r.* FROM decisions d CROSS JOIN generate_series(${first}::int, ${last}::int) n
      CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object(
        'id', d.id || '_' || lpad(n::text, 6, '0'), 'action_id', d.action_id || '_' || lpad(n::text, 6, '0'),
        'decided_at', d.decided_at - make_interval(secs => n * 300))) r
      WHERE d.workspace_id = ${workspaceId} AND length(d.id) = ${ORIGINAL_ID_LENGTH}`;
  }
  await db().$executeRaw`ANALYZE actions, decisions`;
  return db().decision.count({ where: { workspaceId } });
}
