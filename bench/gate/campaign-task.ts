import type { Proposal } from '../../lib/core/actions/proposal';
import { db } from '../../lib/db/client';
import { now } from '../../lib/platform/clock';
import { newId } from '../../lib/platform/ids';
import { aTask, type TestWorkspace } from '../../tests/support/workspace';

/** A task of the bid-and-budget agent about a campaign, with a signal and a run of its own. @returns its id. */
export async function aCampaignTask(
  workspace: TestWorkspace,
  campaignId: string,
  proposal: Proposal,
): Promise<string> {
  const { workspaceId } = workspace;
  const signalId = newId('sig');
  const at = now();
  await db().signal.create({
    data: {
      id: signalId,
      workspaceId,
      source: 'bench',
      messageId: signalId,
      kind: 'campaign.performance',
      campaignId,
      quality: 0.9,
      payload: {},
      occurredAt: at,
      recordedAt: at,
    },
    select: { id: true },
  });
  return (await aTask(workspace, 'bid-and-budget', signalId, [proposal])).taskId;
}
