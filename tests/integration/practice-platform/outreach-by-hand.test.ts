import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendMessage } from '@/lib/practice-platform/email';
import { changeEnrolments, updateEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { addSequences } from '@/lib/practice-platform/outreach-sequences';
import { listPracticeEnrolments } from '@/lib/queries/practice-platform/list-practice-enrolments';
import { listPracticeMessages } from '@/lib/queries/practice-platform/list-practice-messages';
import { listPracticeRequests } from '@/lib/queries/practice-platform/list-practice-requests';
import { listPracticeSequences } from '@/lib/queries/practice-platform/list-practice-sequences';
import { answerPracticeMessage } from '@/lib/usecases/practice-platform/answer-practice-message';
import { editPracticeSequence } from '@/lib/usecases/practice-platform/edit-practice-sequence';
import { takeOutOfSequence } from '@/lib/usecases/practice-platform/take-out-of-sequence';
import { anOutreachSequence } from '../../support/builders/a-sequence';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, type TestPerson } from '../auth/support';

let workspaceId: string;
let person: TestPerson;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  person = await addMember(workspaceId, ['admin'], { isSample: true });
  await inTransaction(async (tx) => {
    await addSequences(tx, workspaceId, [anOutreachSequence()]);
    await changeEnrolments(tx, { workspaceId, set: { 'lead-1': 'seq-1' }, by: 'api' });
  });
});
const audit = () =>
  db().auditEntry.findMany({ where: { workspaceId, verb: 'practice.edited' }, orderBy: { id: 'asc' } });

describe('the outreach tool by hand', () => {
  const edit = (set: Parameters<typeof editPracticeSequence>[0]['set'], externalId = 'seq-1') =>
    editPracticeSequence({ workspaceId, actor: person.actor, externalId, set });

  it('switches a sequence off and says who did', async () => {
    await edit({ isActive: false });
    await edit({ isActive: false });
    const { rows } = await listPracticeSequences(workspaceId, { q: 'first' });
    expect(rows).toMatchObject([{ isActive: false, enrolled: 1, updatedBy: { id: person.id } }]);
    expect(await audit()).toHaveLength(1);
  });

  it('gives a step other words; the record knows them by their hash', async () => {
    await edit({ step: { index: 0, subject: 'New', body: 'Quite other words', delayDays: 1 } });
    const [entry] = await audit();
    expect(entry?.canonical).not.toContain('Quite other words');
    expect(entry?.body).toMatchObject({ detail: { after: { step: 1, subject: 'New' } } });
  });

  it.each([
    ['an unknown sequence', { isActive: true }, 'seq-9', 'not_found'],
    [
      'a field that nothing is put in for',
      { step: { index: 0, subject: 'x', body: '{{x}}', delayDays: 0 } },
      'seq-1',
      'invalid_request',
    ],
  ])('refuses %s and records nothing', async (_what, set, externalId, code) => {
    await expect(edit(set, externalId)).rejects.toMatchObject({ code });
    expect(await audit()).toHaveLength(0);
  });

  it('shows who is where, and takes one out', async () => {
    const list = () => listPracticeEnrolments(workspaceId, { q: '', limit: 10 });
    expect((await list()).rows).toMatchObject([
      {
        externalId: 'lead-1',
        sequence: { name: 'First contact' },
        nextStep: { number: 1, of: 2 },
        updatedBy: null,
      },
    ]);
    await takeOutOfSequence({ workspaceId, actor: person.actor, externalId: 'lead-1' });
    expect((await list()).rows).toMatchObject([
      { sequence: null, nextStep: null, updatedBy: { id: person.id } },
    ]);
    expect(await audit()).toHaveLength(1);
    const nobody = takeOutOfSequence({ workspaceId, actor: person.actor, externalId: 'lead-9' });
    await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lists an audience as one request, by how many they are', async () => {
    const set = { 'lead-2': 'seq-1', 'lead-3': 'seq-1' };
    await updateEnrolments({ workspaceId, audienceId: 'adn_1', set, idempotencyKey: 'k' });
    const { rows } = await listPracticeRequests(workspaceId, { limit: 10 });
    expect(rows[0]?.changes).toEqual([{ field: 'people', before: null, after: '2 contacts: seq-1' }]);
  });
});

describe('what the person who got a message does', () => {
  let contactId: string;
  let messageId: string;
  beforeEach(async () => {
    contactId = newId('con');
    await db().contact.create({
      data: {
        id: contactId,
        workspaceId,
        externalId: 'lead-1',
        email: 'elin.berg@nordlabs.example',
        traits: {},
        createdAt: now(),
        updatedAt: now(),
      },
    });
    await sendMessage({
      workspaceId,
      externalId: 'lead-1',
      envelope: {
        to: { address: 'elin.berg@nordlabs.example', name: 'Elin Berg', company: null },
        from: { name: null, company: 'Sample Goods' },
      },
      subject: 'Hello',
      body: 'Hello {{firstName}}',
      idempotencyKey: 'k',
    });
    messageId = (await listPracticeMessages(workspaceId, { q: '', limit: 1 })).rows[0]?.id ?? '';
  });
  const answer = (body: Parameters<typeof answerPracticeMessage>[0]['answer']) =>
    answerPracticeMessage({ workspaceId, actor: person.actor, messageId, answer: body });
  const blocks = () => db().suppression.findMany({ where: { workspaceId, contactId } });

  it('reaches Mandate: who presses unsubscribe is blocked, and a person is told', async () => {
    expect(await answer({ kind: 'unsubscribe' })).toEqual({ heard: 'unsubscribe', personTold: true });
    expect(await blocks()).toMatchObject([{ reason: 'unsubscribe', channel: 'email' }]);
  });

  it('counts a report as spam as a complaint', async () => {
    expect(await answer({ kind: 'complaint' })).toEqual({ heard: 'complaint', personTold: true });
    expect(await blocks()).toMatchObject([{ reason: 'complaint' }]);
  });

  it('shows a reply in the mailbox and keeps its words out of the record', async () => {
    const text = 'Thank you, Tuesday at ten suits my team';
    expect(await answer({ kind: 'reply', text })).toEqual({ heard: 'none', personTold: false });
    const { rows } = await listPracticeMessages(workspaceId, { q: 'lead-1', limit: 10 });
    expect(rows).toMatchObject([{ contactId, reply: text, body: expect.stringContaining('Hello Elin') }]);
    expect(await blocks()).toEqual([]);
    const [entry] = await audit();
    expect(entry?.canonical).not.toContain('Tuesday');
    expect(entry?.body).toMatchObject({
      detail: { after: { answer: 'reply', replyCharacters: text.length } },
    });
  });

  it('is kept by the service also of somebody whom Mandate does not know', async () => {
    await db().contact.update({ where: { id: contactId }, data: { externalId: 'lead-0' } });
    expect(await answer({ kind: 'unsubscribe' })).toEqual({ heard: 'unknown_contact', personTold: false });
  });

  it('needs a message of this workspace', async () => {
    const other = await aWorkspace();
    const foreign = answerPracticeMessage({
      workspaceId: other.id,
      actor: person.actor,
      messageId,
      answer: { kind: 'unsubscribe' },
    });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });
});
