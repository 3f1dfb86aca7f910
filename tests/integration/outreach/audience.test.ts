import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { actionPageSchema, listActionTargetsQuerySchema } from '@/lib/contracts/actions';
import { enrolmentPageSchema, listEnrolmentsQuerySchema } from '@/lib/contracts/audiences';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { listActionTargets } from '@/lib/queries/actions/list-action-targets';
import { readAction } from '@/lib/queries/actions/read-action';
import { listEnrolments } from '@/lib/queries/audiences/list-enrolments';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { enrolAudience } from '@/lib/usecases/audiences/enrol-audience';
import { previewAudience } from '@/lib/usecases/audiences/preview-audience';
import { receiveReply } from '@/lib/usecases/contacts/receive-reply';
import { anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { breakPolicy, type TestWorkspace } from '../../support/workspace';

const everybody = {
  accountTiers: [],
  segments: [],
  regions: [],
  languages: ['en'],
  seniorities: [],
  minScore: null,
  engagedWithinDays: null,
};

const ask = (workspace: TestWorkspace, over: Partial<Parameters<typeof enrolAudience>[0]['body']> = {}) =>
  enrolAudience({
    workspaceId: workspace.workspaceId,
    actor: workspace.admin,
    body: {
      requestKey: randomUUID(),
      name: 'Everybody who reads English',
      filter: everybody,
      purpose: 'sales_outreach',
      sequenceId: 'corporate-gifts',
      expectedPeople: 3,
      reason: 'The winter catalogue is out.',
      ...over,
    },
  });

async function withPeople(names: readonly string[]) {
  const workspace = await anOutreachWorkspace();
  for (const name of names) await engagedContact(workspace, name);
  return workspace;
}

describe('an audience that a person enrols', () => {
  test('is listed to the last of its people, page by page, in this workspace alone', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd']);
    const { workspaceId } = workspace;
    const { actionId } = await ask(workspace);
    const page = (query: object) =>
      listActionTargets(workspaceId, actionId, listActionTargetsQuerySchema.parse(query));
    const first = await page({ limit: 2 });
    expect(first).toMatchObject({ total: 3, rows: [{ account: 'Acme' }, { account: 'Acme' }] });
    const last = await page({ limit: 2, cursor: first.nextCursor });
    expect(last.nextCursor).toBeNull();
    const names = [...first.rows, ...last.rows].map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(new Set(names)).toEqual(new Set(['Ada Berg', 'Ben Berg', 'Cyd Berg']));
    const { workspaceId: other } = await anOutreachWorkspace();
    await expect(
      listActionTargets(other, actionId, listActionTargetsQuerySchema.parse({})),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('everybody who may be contacted is enrolled, the others are left out, and asking twice enrols once', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd']);
    const { workspaceId } = workspace;
    await engagedContact(workspace, 'dan', { consents: [] });
    const preview = await previewAudience(
      { id: workspaceId },
      { filter: everybody, purpose: 'sales_outreach' },
    );
    expect(preview).toMatchObject({
      people: 3,
      accounts: 1,
      leftOut: [{ rule: 'contact.consent', people: 1 }],
    });
    const requestKey = randomUUID();
    const asked = await ask(workspace, { requestKey });
    expect(asked).toMatchObject({ status: 'cleared', findings: [] });
    expect((await ask(workspace, { requestKey })).actionId).toBe(asked.actionId);
    expect((await executeAction({ workspaceId, actionId: asked.actionId })).status).toBe('observed');
    const enrolments = await db().practiceEnrolment.findMany({
      where: { workspaceId },
      orderBy: { contactExternalId: 'asc' },
    });
    expect(enrolments.map(({ contactExternalId }) => contactExternalId)).toEqual(['ada', 'ben', 'cyd']);
    expect(await db().contact.count({ where: { workspaceId, sequenceExternalId: 'corporate-gifts' } })).toBe(
      3,
    );
  });

  test('it has a page of its own, and is taken back from there', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd']);
    const { workspaceId, admin } = workspace;
    const place = { id: workspaceId, currency: 'EUR' };
    const { actionId } = await ask(workspace);
    const changes = async () => (await readAction(place, actionId)).action.changes;
    const all = {
      label: 'Sequence of 3 people',
      before: { raw: null },
      after: { raw: 'corporate-gifts' },
    };
    expect(await changes()).toMatchObject([all]);
    await executeAction({ workspaceId, actionId });
    // What it was is kept: that they are in the sequence now does not change what was changed.
    expect(await changes()).toMatchObject([all]);
    const { rows } = enrolmentPageSchema.parse(
      await listEnrolments(place, listEnrolmentsQuerySchema.parse({})),
    );
    expect(rows).toMatchObject([{ people: 3, action: { id: actionId, runId: null, status: 'observed' } }]);
    const before = actionPageSchema.parse(await readAction(place, actionId));
    expect(before).toMatchObject({ action: { canUndo: true }, undos: [] });
    const { compensationId } = await compensateAction({
      workspaceId,
      actionId,
      userId: admin.id,
      reason: 'The wrong catalogue.',
    });
    const after = await readAction(place, compensationId);
    expect(after).toMatchObject({
      action: { id: actionId, status: 'rolled_back' },
      undos: [{ id: compensationId }],
    });
    expect(await db().practiceEnrolment.count({ where: { workspaceId, sequenceId: { not: null } } })).toBe(0);
    await expect(readAction({ id: 'wsp_other', currency: 'EUR' }, actionId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('nobody is enrolled while the policy can’t be read, and who says stop is still heard', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd']);
    const { workspaceId, admin } = workspace;
    await breakPolicy(workspaceId);
    expect((await ask(workspace)).status).toBe('denied');
    const { id: contactId } = await db().contact.findFirstOrThrow({
      where: { workspaceId, externalId: 'ada' },
    });
    const reply = {
      workspaceId,
      actor: admin,
      contactId,
      channel: 'email',
      text: 'Stop writing to me.',
    } as const;
    expect((await receiveReply(reply)).kind).toBe('unsubscribe');
    expect(await db().suppression.count({ where: { workspaceId, channel: 'email' } })).toBeGreaterThan(0);
  });

  test('more than expected is stopped and asked, and nobody answers their own question', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd', 'dee']);
    const asked = await ask(workspace, { expectedPeople: 2 });
    expect(asked.status).toBe('awaiting_approval');
    expect(asked.findings.map(({ message }) => message).join()).toMatch(/2 people were expected and 4 found/);
    const approval = await db().approval.findUniqueOrThrow({ where: { id: asked.approvalId ?? '' } });
    expect(approval.reviewerId).not.toBe(workspace.admin.id);
    await expect(
      decideApproval({
        workspaceId: workspace.workspaceId,
        actor: workspace.admin,
        approvalId: approval.id,
        actionHash: approval.actionHash,
        answer: 'granted',
        reason: null,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('somebody who joins or leaves between the word and the deed voids it and asks again', async () => {
    const workspace = await withPeople(['ada', 'ben', 'cyd']);
    const { workspaceId } = workspace;
    const { actionId } = await ask(workspace);
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'ben' } });
    await receiveReply({
      workspaceId,
      actor: workspace.admin,
      contactId: contact.id,
      channel: 'email',
      text: 'Stop.',
    });
    const executed = await executeAction({ workspaceId, actionId });
    expect(executed.status).toBe('awaiting_approval');
    const action = await db().action.findUniqueOrThrow({ where: { id: actionId } });
    expect(action).toMatchObject({ reviewCycle: 2, members: expect.not.arrayContaining([contact.id]) });
    expect(await db().practiceEnrolment.count({ where: { workspaceId } })).toBe(0);
  });

  test('who may not propose is refused, and an empty audience reaches nobody', async () => {
    const workspace = await withPeople(['ada']);
    await db().membership.updateMany({
      where: { workspaceId: workspace.workspaceId, userId: workspace.admin.id },
      data: { roles: ['viewer'] },
    });
    expect((await ask(workspace)).status).toBe('denied');
    await db().membership.updateMany({
      where: { workspaceId: workspace.workspaceId, userId: workspace.admin.id },
      data: { roles: ['operator'] },
    });
    expect((await ask(workspace, { filter: { ...everybody, regions: ['Nowhere'] } })).status).toBe('denied');
  });
});
