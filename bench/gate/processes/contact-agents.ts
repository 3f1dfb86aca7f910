// Agents that all write to the same person, each for a purpose of its own; after a while to the next person.
import type { Purpose } from '../../../lib/core/contactability/purposes';
import { db } from '../../../lib/db/client';
import { executeAction } from '../../../lib/gateway';
import { newId } from '../../../lib/platform/ids';
import { decideApproval } from '../../../lib/usecases/approvals/decide-approval';
import { submitProposal } from '../../../lib/usecases/runs/submit-proposal';
import { aTask, type TestWorkspace } from '../../../tests/support/workspace';
import { runAgents } from './run-agents';

export type ContactAgent = { id: string; version: string; purpose: Purpose };
export type ContactAgentsOptions = {
  workspace: TestWorkspace;
  agents: ContactAgent[];
  contactIds: string[];
  /** After so many at one person it is the next one's turn. */
  attempts: number;
};

const { workspace, agents, contactIds, attempts } = JSON.parse(
  process.argv[2] ?? '{}',
) as ContactAgentsOptions;
const { workspaceId } = workspace;

async function aSignalOf(contactId: string): Promise<string> {
  const id = newId('sig');
  const at = new Date();
  await db().signal.create({
    data: {
      id,
      workspaceId,
      source: 'bench',
      messageId: id,
      kind: 'lead.engaged',
      contactId,
      quality: 0.9,
      payload: { traits: {} },
      occurredAt: at,
      recordedAt: at,
    },
    select: { id: true },
  });
  return id;
}

async function writeTo({ id, version, purpose }: ContactAgent): Promise<string> {
  const turn = Math.floor((await db().action.count({ where: { workspaceId } })) / attempts);
  const contactId = contactIds[Math.min(turn, contactIds.length - 1)] ?? '';
  const own = { ...workspace, agents: { ...workspace.agents, sequencer: { id, version } } };
  const { taskId } = await aTask(own, 'sequencer', await aSignalOf(contactId), [
    {
      kind: 'email.message.send',
      payload: {
        contactId,
        purpose,
        subject: `A word about ${purpose}`,
        body: 'Here is how other teams plan their year. This message was written by an AI agent.',
        sequence: null,
        sourceIds: [],
      },
      reasoning: 'Because the bench says so.',
      inputs: [],
      expectedEffect: { metric: 'reply', unit: 'probability', value: 0.1, low: 0, high: 0.2, horizonDays: 7 },
      confidence: 0.95,
    },
  ]);
  const { actionId, status, approvalId } = await submitProposal(workspaceId, taskId, 0);
  // New words: a person reads them first, and this one likes all of them.
  if (status !== 'awaiting_approval' || approvalId === null) return `${status} when submitted`;
  const { hash: actionHash } = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  const actor = workspace.reviewer;
  await decideApproval({ workspaceId, actor, approvalId, actionHash, answer: 'granted', reason: null });
  return (await executeAction({ workspaceId, actionId })).status;
}

await runAgents(agents, writeTo);
