import type { ConnectorAction } from '@/lib/connectors/kit/connector';
import { practiceAds } from '@/lib/connectors/practice-ads/connector';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { practiceEmail } from '@/lib/connectors/practice-email/connector';
import { practiceOutreach } from '@/lib/connectors/practice-outreach/connector';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { proposeAssignment } from '../../support/assignment';
import { aMessageOfSequence, anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { assignOwner, aTask, aWorkspace } from '../../support/workspace';
import { aFreeWorkspace, aRaise } from '../budgets/support';

type Cleared = { workspaceId: string; actionId: string };
/** A platform, and a cleared action of one kind that it will be asked to carry out. */
export type Carrier = { kind: ActionKind; action: ConnectorAction; arrange: () => Promise<Cleared> };

const must = (action: ConnectorAction | undefined): ConnectorAction => {
  if (!action) throw new Error('The connector does not serve this kind.');
  return action;
};

async function enrolment(): Promise<Cleared> {
  const workspace = await anOutreachWorkspace();
  const { workspaceId } = workspace;
  const signalId = await engagedContact(workspace, 'ada');
  const { id: contactId } = await db().contact.findFirstOrThrow({ where: { workspaceId } });
  const { taskId } = await aTask(workspace, 'sequencer', signalId, [
    {
      ...assignOwner(contactId, signalId, ''),
      kind: 'outreach.contact.enrol',
      payload: { contactId, sequenceId: 'corporate-gifts', purpose: 'sales_outreach' as const },
    },
  ]);
  return { workspaceId, actionId: (await submitProposal(workspaceId, taskId, 0)).actionId };
}

/** The message of a step that has come due. */
async function message(): Promise<Cleared> {
  const workspace = await anOutreachWorkspace();
  const { actionId } = await aMessageOfSequence(workspace);
  return { workspaceId: workspace.workspaceId, actionId };
}

export const carriers: readonly Carrier[] = [
  {
    kind: 'crm.contact.assign-owner',
    action: must(practiceCrm.actions['crm.contact.assign-owner']),
    arrange: async () => {
      const workspace = await aWorkspace();
      return { workspaceId: workspace.workspaceId, actionId: (await proposeAssignment(workspace)).actionId };
    },
  },
  {
    kind: 'ads.campaign.set-daily-budget',
    action: must(practiceAds.actions['ads.campaign.set-daily-budget']),
    arrange: async () => {
      const workspace = await aFreeWorkspace();
      const { actionId } = await (await aRaise(workspace, 10)).submit();
      return { workspaceId: workspace.workspaceId, actionId };
    },
  },
  {
    kind: 'outreach.contact.enrol',
    action: must(practiceOutreach.actions['outreach.contact.enrol']),
    arrange: enrolment,
  },
  {
    kind: 'email.message.send',
    action: must(practiceEmail.actions['email.message.send']),
    arrange: message,
  },
];
