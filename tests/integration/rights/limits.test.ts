import { expect, test } from 'vitest';
import { findingSchema } from '@/lib/core/gate/finding';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { resolveFilter } from '@/lib/gateway/resolve-audience';
import { readRegister } from '@/lib/queries/rights/read-register';
import { registerCsv } from '@/lib/queries/rights/register-csv';
import { liftSuppression } from '@/lib/usecases/contacts/lift-suppression';
import { advanceRequest } from '@/lib/usecases/rights/advance-request';
import { liftLimit } from '@/lib/usecases/rights/lift-limit';
import { receiveRequest } from '@/lib/usecases/rights/receive-request';
import { setLimit } from '@/lib/usecases/rights/set-limit';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { actionOf, proposeAssignment } from '../../support/assignment';
import { anEngagement } from '../../support/builders/a-signal';
import { aMessageOfSequence, anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { aWorkspace, setScope, type TestWorkspace } from '../../support/workspace';

/** What a person asked for, confirmed and fulfilled. */
async function fulfilled(workspace: TestWorkspace, contactId: string, kind: ProcessingLimitKind) {
  const { workspaceId, admin: actor } = workspace;
  const asked = {
    workspaceId,
    actor,
    contactId,
    kind,
    cameBy: 'console' as const,
    message: null,
    correction: null,
  };
  const { id: requestId } = await receiveRequest(asked);
  await advanceRequest({
    workspaceId,
    actor,
    requestId,
    take: { step: 'confirm', identityBy: 'called_back' },
  });
  const take = { step: 'fulfil' as const, answer: null, correction: null };
  await advanceRequest({ workspaceId, actor, requestId, take });
  return db().processingLimit.findFirstOrThrow({ where: { contactId, kind, liftedAt: null } });
}

/** The limit alone, as it is at the moment at which it commits: what is under way is cancelled only then. */
const limited = (
  { workspaceId, admin: actor }: TestWorkspace,
  contactId: string,
  kind: ProcessingLimitKind,
): Promise<string> =>
  inTransaction((tx) => setLimit(tx, { workspaceId, actor, contactId, kind, requestId: null }));

async function rulesOf(actionId: string): Promise<string[]> {
  const { findings } = await db().decision.findFirstOrThrow({ where: { actionId }, orderBy: { id: 'desc' } });
  return findingSchema
    .array()
    .parse(findings)
    .flatMap(({ verdict, rule }) => (verdict === 'deny' ? [rule] : []));
}

const engagement = (externalId: string, messageId: string, contact: object) =>
  anEngagement({ messageId, occurredAt: new Date().toISOString(), contact: { externalId, ...contact } });

test('a restriction stops what was cleared already, and everything new; the record stays as it was', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const cleared = await proposeAssignment(workspace);
  expect(cleared.status).toBe('cleared');
  await limited(workspace, cleared.contactId, 'restriction');
  await executeAction({ workspaceId, actionId: cleared.actionId });
  expect((await actionOf(cleared.actionId)).status).toBe('denied');
  expect(await rulesOf(cleared.actionId)).toContain('person.processing-limits');

  const before = await db().contact.findUniqueOrThrow({ where: { id: cleared.contactId } });
  const [recorded] = await recordSignals({
    workspaceId,
    actor: admin,
    emit: false,
    items: [engagement(cleared.externalId, 'm-new', { name: 'New Name', traits: { Visits: 12 } })],
  });
  const signalId = recorded?.signalId ?? '';
  expect(await db().contact.findUniqueOrThrow({ where: { id: cleared.contactId } })).toEqual(before);
  expect(await db().signal.findUniqueOrThrow({ where: { id: signalId } })).toMatchObject({
    contactId: cleared.contactId,
    payload: { traits: { Visits: 12 } },
  });
  await planRuns(workspaceId, [signalId]);
  expect(await db().run.findFirstOrThrow({ where: { signalId } })).toMatchObject({
    status: 'no_action',
    outcome: expect.stringContaining('kept and not used'),
  });
});

test.each(['restriction', 'objection'] as const)(
  'a %s ends what is under way for the person, so that nobody is asked in vain',
  async (kind) => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 5 });
    const waiting = await proposeAssignment(workspace);
    expect(waiting.status).toBe('awaiting_approval');
    await fulfilled(workspace, waiting.contactId, kind);
    expect((await actionOf(waiting.actionId)).status).toBe('cancelled');
    expect(await db().approval.count({ where: { actionId: waiting.actionId, status: 'pending' } })).toBe(0);
  },
);

test('an objection ends messages, scoring and audiences, and only the person ends it', async () => {
  const workspace = await anOutreachWorkspace();
  const { workspaceId, admin } = workspace;
  const { actionId, contactId } = await aMessageOfSequence(workspace);
  await engagedContact(workspace, 'grace');
  await db().contact.update({ where: { id: contactId }, data: { score: 0.8 } });
  const everybody = {
    accountTiers: [],
    segments: [],
    regions: [],
    languages: [],
    seniorities: [],
    minScore: null,
    engagedWithinDays: null,
  };
  const audience = () =>
    inTransaction((tx) =>
      resolveFilter(tx, workspaceId, everybody, {
        purpose: 'sales_outreach',
        channel: 'email',
        agentId: workspace.agents.sequencer.id,
        actionId: null,
      }),
    );
  expect((await audience()).members).toContain(contactId);

  const limitId = await limited(workspace, contactId, 'objection');
  await executeAction({ workspaceId, actionId });
  expect(await rulesOf(actionId)).toEqual(
    expect.arrayContaining(['person.processing-limits', 'contact.processing-limits', 'contact.suppression']),
  );
  const resolved = await audience();
  expect(resolved.members).not.toContain(contactId);
  expect(resolved.leftOut).toEqual({ 'contact.processing-limits': 1 });

  await recordSignals({
    workspaceId,
    actor: admin,
    emit: false,
    items: [engagement('ada', 'm-later', { title: 'Chief Buyer', traits: { Visits: 99 } })],
  });
  const contact = await db().contact.findUniqueOrThrow({ where: { id: contactId } });
  expect(contact).toMatchObject({ score: null, title: 'Chief Buyer', traits: { Visits: 9 } });

  const block = await db().suppression.findFirstOrThrow({ where: { contactId, reason: 'objection' } });
  const lifting = { workspaceId, actor: admin, reason: 'Asked for by phone' };
  await expect(liftSuppression({ ...lifting, suppressionId: block.id })).rejects.toMatchObject({
    code: 'conflict',
  });
  const lift = (atOwnWish: boolean) => liftLimit({ ...lifting, limitId, atOwnWish });
  await expect(lift(false)).rejects.toMatchObject({ code: 'invalid_request' });
  await lift(true);
  // Whoever said no has to say yes anew.
  expect((await audience()).leftOut).toEqual({ 'contact.consent': 1 });
  await expect(lift(true)).rejects.toMatchObject({ code: 'conflict' });
  await expect(
    db().processingLimit.update({ where: { id: limitId }, data: { liftedAt: new Date(0) } }),
  ).rejects.toThrow(/lifted once/);
  await expect(db().processingLimit.delete({ where: { id: limitId } })).rejects.toThrow(/append-only/);
});

test('the register says what agents do with people’s data, as it is in force and on record', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { actionId } = await proposeAssignment(workspace);
  await executeAction({ workspaceId, actionId });
  await setScope(workspace.agents['lead-router'].id, { regions: ['DACH'] });
  const register = await readRegister({ id: workspaceId, name: '=Acme' });
  const of = (kind: 'lead-router' | 'bid-and-budget') =>
    register.entries.find(({ agent }) => agent.id === workspace.agents[kind].id);
  expect(of('bid-and-budget')).toMatchObject({ persons: null, data: [], recipients: [{ channel: 'ads' }] });
  expect(of('lead-router')).toMatchObject({
    persons: { known: 1, concerned: 1, categories: expect.arrayContaining(['Region “DACH”']) },
    sources: [{ source: 'test', kind: 'lead.engaged', signals: 1 }],
    recipients: [{ channel: 'crm', isPractice: true }],
    reachesPeople: false,
  });
  const lines = registerCsv(register).trim().split('\n');
  expect(lines).toHaveLength(1 + register.entries.length);
  // No cell can be taken for a formula.
  expect(lines[1]).toMatch(/^'=Acme,/);
});
