import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { executeAction, noticeOutsideChanges, submitAction } from '@/lib/gateway';
import { undoAction } from '@/lib/usecases/actions/undo-action';
import { askAboutApproval } from '@/lib/usecases/approvals/ask-about-approval';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { reassignApproval } from '@/lib/usecases/approvals/reassign-approval';
import { enrolAudience } from '@/lib/usecases/audiences/enrol-audience';
import { closeDistressSignal } from '@/lib/usecases/contacts/close-distress-signal';
import { liftSuppression } from '@/lib/usecases/contacts/lift-suppression';
import { recordConsent } from '@/lib/usecases/contacts/record-consent';
import { suppressContact } from '@/lib/usecases/contacts/suppress-contact';
import { answerPracticeMessage } from '@/lib/usecases/practice-platform/answer-practice-message';
import { editPracticeContact } from '@/lib/usecases/practice-platform/edit-practice-contact';
import { takeOutOfSequence } from '@/lib/usecases/practice-platform/take-out-of-sequence';
import { cancelRun } from '@/lib/usecases/runs/cancel-run';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aPlannedRollback } from './rollback';
import type { TestWorkspace } from './workspace';

/** Stands in everything that is planted for the person, and nowhere else. */
export const CANARY = 'kanarienvogel';
const planted = (place: string) => `${CANARY}-${place}`;

/**
 * A person about whom something is said wherever text can be said: by sources, agents, reviewers, people at the platforms, and by
 * themselves. Every text holds the canary.
 */
export async function plantPerson(
  workspace: TestWorkspace,
): Promise<{ contactId: string; signalId: string }> {
  const { workspaceId, admin, reviewer } = workspace;
  const { signalId, contactId } = await tellOfThem(workspace);
  await planRuns(workspaceId, [signalId]);

  // Their record in the CRM: given to somebody, edited there by hand, noticed, taken back.
  const run = await db().run.findFirstOrThrow({ where: { workspaceId, signalId } });
  const task = await proposeActions(workspaceId, run.id);
  if (task.taskId === null || task.proposals === 0)
    throw new Error('Nobody proposed to give them to an owner.');
  const routed = await submitProposal(workspaceId, task.taskId, 0);
  await carryOut(workspace, routed);
  const externalId = planted('external-id');
  await editPracticeContact({ workspaceId, actor: admin, externalId, set: { note: planted('crm-note') } });
  await db().execution.updateMany({
    where: { workspaceId },
    data: { observedAt: new Date(Date.now() - 3_600_000) },
  });
  await noticeOutsideChanges(50);
  await aPlannedRollback(workspace, { by: 'actions', actionIds: [routed.actionId] });
  await undoAction({
    workspaceId,
    actor: admin,
    actionId: routed.actionId,
    reason: planted('undo'),
  });

  await enrolThem(workspace, externalId);
  await writeToThem(workspace, contactId);

  // What people note down about them.
  await recordConsent({
    workspaceId,
    actor: admin,
    contactId,
    purpose: 'marketing',
    channel: 'phone',
    basis: 'consent',
    evidence: {
      source: planted('consent'),
      wordingVersion: planted('wording'),
      reference: planted('reference'),
    },
    occurredAt: new Date(Date.now() - 60_000),
    expiresAt: null,
  });
  const block = await suppressContact({
    workspaceId,
    actor: admin,
    contactId,
    channel: 'sms',
    reason: 'manual',
    note: planted('block'),
  });
  await liftSuppression({ workspaceId, actor: admin, suppressionId: block.id, reason: planted('lift') });
  await cancelRun({ workspaceId, actor: reviewer, runId: run.id, reason: planted('cancel') });
  return { contactId, signalId };
}

async function tellOfThem({ workspaceId, admin }: TestWorkspace) {
  const [result] = await recordSignals({
    workspaceId,
    actor: admin,
    emit: false,
    items: [
      {
        kind: 'lead.engaged',
        source: 'website',
        messageId: planted('message-id'),
        occurredAt: new Date(Date.now() - 60_000).toISOString(),
        payload: {
          contact: {
            externalId: planted('external-id'),
            name: planted('name'),
            email: `${planted('address')}@example.com`,
            title: planted('title'),
            phone: planted('phone'),
            region: planted('region'),
            countryCode: 'DE',
            language: 'en',
            traits: {
              Visits: 9,
              'Seconds on site': 900,
              'Page views': 12,
              Remark: planted('trait'),
              [planted('trait-name')]: 'yes',
            },
          },
          account: { externalId: 'acme', name: 'Acme', employees: 400, tier: 'tier_2' },
          consents: [
            {
              purpose: 'sales_outreach',
              channel: 'email',
              basis: 'double_opt_in',
              evidence: {
                source: planted('form'),
                wordingVersion: planted('form-wording'),
                reference: planted('form-id'),
              },
            },
          ],
        },
      },
    ],
  });
  if (result?.status !== 'accepted' || !result.signalId)
    throw new Error(`Not accepted: ${JSON.stringify(result)}`);
  const signal = await db().signal.findUniqueOrThrow({ where: { id: result.signalId } });
  return { signalId: result.signalId, contactId: signal.contactId ?? '' };
}

/** A message in a person's own words, asked about, passed on, approved, sent and answered; and one that is rejected. */
async function writeToThem(workspace: TestWorkspace, contactId: string): Promise<void> {
  const { workspaceId, admin, reviewer } = workspace;
  const write = (name: string, words: string) =>
    submitAction({
      workspaceId,
      requester: { type: 'person', id: admin.id },
      requestKey: randomUUID(),
      proposal: {
        kind: 'email.message.send',
        payload: {
          contactId,
          purpose: 'sales_outreach',
          subject: planted(`subject-${name}`),
          body: `${planted(`body-${name}`)}: ${words}`,
          sequence: null,
          sourceIds: [],
        },
        reasoning: planted(`reasoning-${name}`),
        inputs: [],
        expectedEffect: {
          metric: 'reply',
          unit: 'probability',
          value: 0.1,
          low: 0,
          high: 0.2,
          horizonDays: 7,
        },
        confidence: 1,
      },
    });
  await write('denied', 'Win a prize now, it is 100% free.');
  for (const answer of ['granted', 'rejected'] as const) {
    const { actionId, approvalId } = await write(answer, 'The winter catalogue is out!!!');
    if (approvalId === null) {
      await executeAction({ workspaceId, actionId });
      continue;
    }
    await askAboutApproval({ workspaceId, actor: admin, approvalId, text: planted(`question-${answer}`) });
    await reassignApproval({
      workspaceId,
      actor: admin,
      approvalId,
      reviewerId: reviewer.id,
      reason: planted('reassign'),
    });
    const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId } });
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId,
      actionHash: approval.actionHash,
      answer,
      reason: planted(`reason-${answer}`),
    });
    if (answer === 'granted') await executeAction({ workspaceId, actionId });
  }
  const message = await db().practiceMessage.findFirst({ where: { workspaceId } });
  if (!message) throw new Error('Nothing was sent to them.');
  await answerPracticeMessage({
    workspaceId,
    actor: admin,
    messageId: message.id,
    answer: { kind: 'reply', text: `Please leave me alone, I am ill. ${planted('reply')}` },
  });
  const distress = await db().distressSignal.findFirst({ where: { workspaceId, contactId, closedAt: null } });
  if (distress)
    await closeDistressSignal({
      workspaceId,
      actor: admin,
      distressId: distress.id,
      note: planted('distress'),
    });
}

/** They are one of an audience that is enrolled, and taken out again by hand. */
async function enrolThem(workspace: TestWorkspace, externalId: string): Promise<void> {
  const { workspaceId, admin } = workspace;
  const asked = await enrolAudience({
    workspaceId,
    actor: admin,
    body: {
      requestKey: randomUUID(),
      name: 'Everybody who reads English',
      filter: {
        accountTiers: [],
        segments: [],
        regions: [],
        languages: ['en'],
        seniorities: [],
        minScore: null,
        engagedWithinDays: null,
      },
      purpose: 'sales_outreach',
      sequenceId: 'corporate-gifts',
      expectedPeople: 1,
      reason: 'The winter catalogue is out.',
    },
  });
  await carryOut(workspace, asked);
  await takeOutOfSequence({ workspaceId, actor: admin, externalId });
}

async function carryOut(
  { workspaceId, reviewer }: TestWorkspace,
  { actionId, approvalId }: { actionId: string; approvalId?: string | null },
): Promise<void> {
  if (approvalId) {
    const { actionHash } = await db().approval.findUniqueOrThrow({ where: { id: approvalId } });
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId,
      actionHash,
      answer: 'granted',
      reason: planted('yes'),
    });
  }
  await executeAction({ workspaceId, actionId });
}
