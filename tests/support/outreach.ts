import './secrets';
import { defaultPolicySections, type PolicyBody } from '@/lib/core/gate/policy-body';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { pullDueSteps } from '@/lib/usecases/outreach/pull-due-steps';
import { draftProposal } from '@/lib/usecases/runs/draft-proposal';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace, type TestWorkspace } from './workspace';

/** A furnished workspace in which people may be written to at any hour. */
export const anOutreachWorkspace = (policy: Partial<PolicyBody> = {}): Promise<TestWorkspace> =>
  aWorkspace({
    contact: {
      ...defaultPolicySections.contact,
      contactHours: { fromHour: 0, toHour: 24, days: [1, 2, 3, 4, 5, 6, 7] },
    },
    brand: { ...defaultPolicySections.brand, languages: ['en', 'de'] },
    ...policy,
  });

const agreed = [
  {
    purpose: 'sales_outreach',
    channel: 'email',
    basis: 'double_opt_in',
    evidence: { source: 'form on the site', wordingVersion: '2026-03', reference: null },
  },
];

/** A contact that showed enough interest to be routed and written to. @returns the id of its signal. */
export async function engagedContact(
  workspace: TestWorkspace,
  externalId: string,
  { consents = agreed as readonly object[] } = {},
): Promise<string> {
  const [result] = await recordSignals({
    workspaceId: workspace.workspaceId,
    actor: workspace.admin,
    emit: false,
    items: [
      {
        kind: 'lead.engaged',
        source: 'website',
        messageId: `engaged-${externalId}`,
        occurredAt: new Date(Date.now() - 60_000).toISOString(),
        payload: {
          contact: {
            externalId,
            name: `${externalId[0]?.toUpperCase()}${externalId.slice(1)} Berg`,
            email: `${externalId}@example.com`,
            title: 'Procurement Manager',
            region: 'DACH',
            countryCode: 'DE',
            language: 'en',
            traits: { Visits: 9, 'Seconds on site': 900, 'Page views': 12 },
          },
          account: { externalId: 'acme', name: 'Acme', employees: 400, tier: 'tier_2' },
          consents,
        },
      },
    ],
  });
  if (result?.status !== 'accepted' || !result.signalId)
    throw new Error(`Not accepted: ${JSON.stringify(result)}`);
  return result.signalId;
}

/** The run of the step that came due for a contact, its message before the gate. */
export async function dueMessage(workspace: TestWorkspace, contactId: string) {
  const { workspaceId } = workspace;
  await pullDueSteps();
  const signal = await db().signal.findFirstOrThrow({
    where: { workspaceId, contactId, kind: 'sequence.step-due' },
    orderBy: { id: 'desc' },
  });
  await planRuns(workspaceId, [signal.id]);
  const run = await db().run.findFirstOrThrow({ where: { workspaceId, signalId: signal.id } });
  const task = await proposeActions(workspaceId, run.id);
  if (task.taskId === null || task.proposals === 0) return null;
  for (const ordinal of task.drafts ?? []) await draftProposal(workspaceId, task.taskId, ordinal);
  return submitProposal(workspaceId, task.taskId, 0);
}

/** A message of a sequence that a person is in, proposed and not sent yet. */
export async function aMessageOfSequence(
  workspace: TestWorkspace,
): Promise<{ actionId: string; contactId: string }> {
  const { workspaceId } = workspace;
  await engagedContact(workspace, 'ada');
  const { id: contactId } = await db().contact.update({
    where: { workspaceId_externalId: { workspaceId, externalId: 'ada' } },
    data: { sequenceExternalId: 'corporate-gifts' },
  });
  await inTransaction((tx) =>
    changeEnrolments(tx, { workspaceId, set: { ada: 'corporate-gifts' }, by: 'person:usr_1' }),
  );
  return { actionId: (await dueMessage(workspace, contactId))?.actionId ?? '', contactId };
}
