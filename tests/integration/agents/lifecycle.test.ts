import { beforeAll, describe, expect, test } from 'vitest';
import type { Proposal } from '@/lib/core/actions/proposal';
import { drawSchema, holdsWhenDrawnAgain } from '@/lib/core/learning/exploration';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { listNotices } from '@/lib/practice-platform/in-product';
import { listTexts } from '@/lib/practice-platform/sms';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { matchDuePage } from '@/lib/usecases/plays/match-due';
import { answerPracticeText } from '@/lib/usecases/practice-platform/answer-practice-text';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { takeLive } from '@/lib/usecases/sample/take-live';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { anOutreachWorkspace } from '../../support/outreach';
import { aTask, type TestWorkspace } from '../../support/workspace';

const consent = (channel: 'email' | 'sms' | 'in_product') => ({
  purpose: 'marketing',
  channel,
  basis: 'double_opt_in',
  evidence: { source: 'form on the site', wordingVersion: '2026-03', reference: null },
});

/** Somebody who engaged a minute ago and agreed to hear from us by these channels. */
async function somebody(
  { workspaceId, admin }: TestWorkspace,
  externalId: string,
  channels: readonly ('email' | 'sms' | 'in_product')[],
): Promise<string> {
  const [result] = await recordSignals({
    workspaceId,
    actor: admin,
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
            name: 'Elin Berg',
            email: `${externalId}@example.com`,
            phone: '+46 70 174 06 05',
            region: 'Nordics',
            countryCode: 'SE',
            timeZone: 'Europe/Stockholm',
            language: 'en',
            traits: { Visits: 9, 'Seconds on site': 900, 'Page views': 12 },
          },
          consents: channels.map(consent),
        },
      },
    ],
  });
  if (result?.status !== 'accepted') throw new Error(JSON.stringify(result));
  const { id } = await db().contact.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  return id;
}

const runOf = (workspaceId: string, contactId: string) =>
  db().run.findFirstOrThrow({ where: { workspaceId, subjectId: contactId, playId: { not: null } } });

/** What the agent chose for somebody, put before the gate, granted where a person is asked, and carried out where it is let through. */
async function act({ workspaceId, reviewer }: TestWorkspace, contactId: string) {
  const run = await runOf(workspaceId, contactId);
  const task = await proposeActions(workspaceId, run.id);
  if (task.taskId === null) throw new Error('The run has nothing left to propose.');
  if (task.proposals === 0) return { task, action: null };
  const { actionId, status, approvalId } = await submitProposal(workspaceId, task.taskId, 0);
  if (approvalId) {
    const { actionHash } = await db().approval.findUniqueOrThrow({ where: { id: approvalId } });
    const answer = { approvalId, actionHash, answer: 'granted' as const, reason: null };
    await decideApproval({ workspaceId, actor: reviewer, ...answer });
  }
  const goesOn = approvalId !== null || status === 'cleared';
  const done = goesOn ? (await executeAction({ workspaceId, actionId })).status : status;
  const action = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  return { task, action: { ...action, done, asked: approvalId !== null } };
}

describe('people who engaged, each by what suits them', () => {
  let workspace: TestWorkspace;
  const people: Record<string, string> = {};
  beforeAll(async () => {
    // Drawn and recorded, and as good as never another than the best.
    workspace = await anOutreachWorkspace({ askBelowConfidence: 0, exploreShare: 1e-9 });
    const { workspaceId, agents } = workspace;
    await db().agent.update({ where: { id: agents.lifecycle.id }, data: { autonomyLevel: 'act' } });
    people.phone = await somebody(workspace, 'phone', ['sms']);
    people.user = await somebody(workspace, 'user', ['in_product']);
    people.another = await somebody(workspace, 'another', ['sms']);
    people.nobody = await somebody(workspace, 'nobody', []);
    const play = await takeLive(workspaceId, 'right-word-each-day');
    await matchDuePage({ workspaceId, playId: play?.playId ?? '' }, null, 0);
  });
  const drawsOf = async (contactId: string) =>
    (
      await db().explorationDraw.findMany({
        where: { workspaceId: workspace.workspaceId, task: { run: { subjectId: contactId } } },
      })
    ).map(({ draw }) => drawSchema.parse(draw));

  test('a text message goes to whoever agreed to that, and STOP ends it there', async () => {
    const { workspaceId, admin } = workspace;
    const contactId = people.phone ?? '';
    const { action } = await act(workspace, contactId);
    const [draw] = await drawsOf(contactId);
    expect(draw && holdsWhenDrawnAgain(draw)).toBe(true);
    expect(draw?.candidates.map(({ id }) => id).sort()).toEqual(['none', 'sms:points', 'sms:question']);
    expect(action).toMatchObject({ kind: 'sms.message.send', channel: 'sms', done: 'observed', asked: true });
    const [text] = await listTexts(workspaceId, { limit: 5 });
    expect(text?.body).toContain('Reply STOP to opt out.');
    expect(
      await answerPracticeText({ workspaceId, actor: admin, textId: text?.id ?? '', text: 'STOP' }),
    ).toMatchObject({ heard: 'unsubscribe' });
    const blocks = await db().suppression.findMany({ where: { workspaceId, contactId, liftedAt: null } });
    expect(blocks).toMatchObject([{ channel: 'sms', reason: 'unsubscribe' }]);
  });

  test('the same words, once a person has approved them, go to others without being asked about', async () => {
    const { action } = await act(workspace, people.another ?? '');
    expect(action).toMatchObject({ kind: 'sms.message.send', done: 'observed', asked: false });
  });

  test('what stands in the product is taken down again', async () => {
    const { workspaceId, admin } = workspace;
    const contactId = people.user ?? '';
    const { action } = await act(workspace, contactId);
    expect(action).toMatchObject({ kind: 'in_product.message.show', done: 'observed' });
    const shown = () => listNotices(workspaceId, { limit: 5 });
    expect(await shown()).toMatchObject([{ contactExternalId: 'user', title: expect.any(String) }]);
    await compensateAction({
      workspaceId,
      actionId: action?.id ?? '',
      userId: admin.id,
      reason: 'It says the wrong thing.',
    });
    expect(await shown()).toMatchObject([{ contactExternalId: 'user', title: null, text: null }]);
  });

  test('nobody who agreed to nothing hears anything; that is a decision with its reasons', async () => {
    const { task, action } = await act(workspace, people.nobody ?? '');
    expect(action).toBeNull();
    expect(task.summary).toContain('Nothing on record allows marketing by e-mail');
    expect(await drawsOf(people.nobody ?? '')).toEqual([]);
  });

  test('words that are not those of the template and the facts they name never go out', async () => {
    const { workspaceId } = workspace;
    const fact = await db().approvedFact.findFirstOrThrow({
      where: { workspaceId, industries: { isEmpty: true } },
    });
    const forged: Proposal = {
      kind: 'in_product.message.show',
      payload: {
        contactId: people.user,
        purpose: 'marketing',
        title: 'Good to know',
        body: `${fact.text} And twice as cheap as all others.`,
        sourceIds: [fact.id],
        wording: { template: 'points', audience: { industry: null, role: null }, factIds: [fact.id] },
      },
      reasoning: 'Because the test says so.',
      inputs: [],
      expectedEffect: { metric: 'x', unit: 'probability', value: 0, low: 0, high: 0, horizonDays: 1 },
      confidence: 1,
    };
    const { signalId } = await runOf(workspaceId, people.user ?? '');
    const { taskId } = await aTask(workspace, 'lifecycle', signalId, [forged]);
    const { actionId, status } = await submitProposal(workspaceId, taskId, 0);
    expect(status).toBe('denied');
    const { findings } = await db().decision.findFirstOrThrow({ where: { actionId } });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'content.claims', verdict: 'deny' }));
  });
});
