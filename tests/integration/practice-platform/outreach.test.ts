import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/lib/db/tx';
import { withClock } from '@/lib/platform/clock';
import {
  changeEnrolments,
  type Enrolments,
  readEnrolment,
  readEnrolments,
  updateEnrolment,
  updateEnrolments,
} from '@/lib/practice-platform/outreach-enrolments';
import { addSequences, changeSequence, readSequence } from '@/lib/practice-platform/outreach-sequences';
import { completeStep, dueSteps } from '@/lib/practice-platform/outreach-steps';
import { listRequests } from '@/lib/practice-platform/requests';
import { anOutreachSequence } from '../../support/builders/a-sequence';
import { aWorkspace } from '../../support/builders/a-workspace';

const DAY_MS = 86_400_000;
let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  const off = anOutreachSequence({ externalId: 'seq-off', isActive: false });
  const other = anOutreachSequence({ externalId: 'seq-2' });
  await inTransaction((tx) => addSequences(tx, workspaceId, [anOutreachSequence(), other, off]));
});
const enrol = (externalId: string, sequenceId: string | null, key = `${externalId}:${sequenceId}`) =>
  updateEnrolment({ workspaceId, externalId, set: { sequenceId }, idempotencyKey: key });
const byHand = (set: Enrolments) =>
  inTransaction((tx) => changeEnrolments(tx, { workspaceId, set, by: 'person:usr_1' }));
const complete = (contactExternalId: string, step: number, key = `${contactExternalId}:${step}`) =>
  completeStep({ workspaceId, contactExternalId, sequenceId: 'seq-1', step, idempotencyKey: key });
const tomorrow = (days: number) => new Date(Date.now() + days * DAY_MS);

describe('enrolling', () => {
  it('begins at the first step, due at once, and once per key', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => enrol('lead-1', 'seq-1', 'k')));
    expect(new Set(answers.map(({ externalRef }) => externalRef)).size).toBe(1);
    const place = await readEnrolment(workspaceId, 'lead-1');
    expect(place).toMatchObject({ sequenceId: 'seq-1', nextStep: 0 });
    expect(place.dueAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await listRequests(workspaceId, { limit: 9 })).toHaveLength(1);
    await expect(enrol('lead-1', null, 'k')).rejects.toMatchObject({ code: 'key_reused' });
  });

  it.each([
    ['an unknown sequence', 'seq-9', 'not_found'],
    ['one that is switched off', 'seq-off', 'invalid'],
    ['another one than the contact is in', 'seq-2', 'invalid'],
  ])('refuses %s and keeps nothing', async (_what, sequenceId, code) => {
    await enrol('lead-1', 'seq-1');
    await expect(enrol('lead-1', sequenceId, 'k')).rejects.toMatchObject({ code });
    expect(await readEnrolments(workspaceId, ['lead-1'])).toEqual({ 'lead-1': 'seq-1' });
    expect(await listRequests(workspaceId, { limit: 9 })).toHaveLength(1);
  });

  it('knows the sequences of its own workspace only', async () => {
    const other = await aWorkspace();
    const theirs = updateEnrolment({
      workspaceId: other.id,
      externalId: 'lead-1',
      set: { sequenceId: 'seq-1' },
      idempotencyKey: 'k',
    });
    await expect(theirs).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets nobody read a message twice: who is in the sequence keeps their place', async () => {
    await enrol('lead-1', 'seq-1');
    await complete('lead-1', 0);
    await enrol('lead-1', 'seq-1', 'again');
    expect(await readEnrolment(workspaceId, 'lead-1')).toMatchObject({ nextStep: 1 });
  });

  it('takes an audience whole or not at all', async () => {
    await enrol('lead-2', 'seq-2');
    const set = { 'lead-1': 'seq-1', 'lead-2': 'seq-1', 'lead-3': 'seq-1' };
    const all = (members: Record<string, string>, idempotencyKey: string) =>
      updateEnrolments({ workspaceId, audienceId: 'adn_1', set: members, idempotencyKey });
    await expect(all(set, 'k')).rejects.toThrow('1 of 3 contacts are in another sequence');
    expect(await readEnrolments(workspaceId, ['lead-1', 'lead-3'])).toEqual({
      'lead-1': null,
      'lead-3': null,
    });
    await byHand({ 'lead-2': null });
    await all(set, 'k');
    expect(await readEnrolments(workspaceId, Object.keys(set))).toEqual(set);
  });

  it('takes as many as an audience may have, at once', async () => {
    const set = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`lead-${i}`, 'seq-1']));
    await byHand(set);
    expect(await dueSteps(workspaceId, 20_001)).toHaveLength(20_000);
    expect(await readEnrolments(workspaceId, Object.keys(set))).toEqual(set);
  });

  it('ends in one sequence, whoever comes first', async () => {
    const tries = await Promise.allSettled([enrol('lead-1', 'seq-1'), enrol('lead-1', 'seq-2')]);
    expect(tries.map(({ status }) => status).sort((a, b) => a.localeCompare(b))).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });
});

describe('steps', () => {
  it('come due in their time, one after the other, until none is left', async () => {
    await enrol('lead-1', 'seq-1');
    expect(await dueSteps(workspaceId, 9)).toMatchObject([
      { contactExternalId: 'lead-1', sequenceId: 'seq-1', step: 0, purpose: 'sales_outreach' },
    ]);
    await complete('lead-1', 0);
    expect(await dueSteps(workspaceId, 9)).toEqual([]);
    const later = await withClock(
      () => tomorrow(3),
      () => dueSteps(workspaceId, 9),
    );
    expect(later).toMatchObject([{ step: 1, subject: 'One more thought' }]);
    await complete('lead-1', 1);
    expect(await readEnrolment(workspaceId, 'lead-1')).toEqual({
      sequenceId: null,
      nextStep: null,
      dueAt: null,
    });
  });

  it('are done once, and not for a contact that has moved on', async () => {
    await enrol('lead-1', 'seq-1');
    await complete('lead-1', 1, 'early');
    expect(await readEnrolment(workspaceId, 'lead-1')).toMatchObject({ nextStep: 0 });
    await Promise.all([complete('lead-1', 0), complete('lead-1', 0)]);
    await complete('lead-1', 0, 'late');
    expect(await readEnrolment(workspaceId, 'lead-1')).toMatchObject({ nextStep: 1 });
    await byHand({ 'lead-1': null });
    await complete('lead-1', 1);
    expect(await readEnrolment(workspaceId, 'lead-1')).toMatchObject({ sequenceId: null, nextStep: null });
  });

  it('are not due while the sequence is off, or for who was taken out', async () => {
    await byHand({ 'lead-1': 'seq-1', 'lead-2': 'seq-2' });
    const set = { isActive: false };
    await inTransaction((tx) =>
      changeSequence(tx, { workspaceId, externalId: 'seq-1', set, by: 'person:usr_1' }),
    );
    expect(await dueSteps(workspaceId, 9)).toMatchObject([{ contactExternalId: 'lead-2' }]);
    await byHand({ 'lead-2': null });
    expect(await dueSteps(workspaceId, 9)).toEqual([]);
  });

  it('can be read on from the last one seen, so that none hides the others', async () => {
    await byHand({ 'lead-1': 'seq-1', 'lead-2': 'seq-1', 'lead-3': 'seq-1' });
    const seen: string[] = [];
    let [last] = await dueSteps(workspaceId, 1);
    while (last) {
      seen.push(last.contactExternalId);
      [last] = await dueSteps(workspaceId, 1, last);
    }
    expect(seen).toEqual(['lead-1', 'lead-2', 'lead-3']);
  });
});

describe('a sequence', () => {
  const step = (set: { index: number; subject: string; body: string }) =>
    inTransaction((tx) =>
      changeSequence(tx, {
        workspaceId,
        externalId: 'seq-1',
        set: { step: { delayDays: 5, ...set } },
        by: 'person:usr_1',
      }),
    );

  it('takes other words for one step and keeps the rest', async () => {
    await step({ index: 1, subject: ' Last note ', body: 'Bye, {{senderName}}' });
    const found = await readSequence(workspaceId, 'seq-1');
    expect(found?.steps).toMatchObject([
      { subject: 'Gifts for {{company|your team}}' },
      { subject: 'Last note', delayDays: 5 },
    ]);
  });

  it.each([
    [{ index: 0, subject: '', body: 'x' }, 'invalid'],
    [{ index: 0, subject: 'x', body: 'Dear {{title}}' }, 'invalid'],
    [{ index: 0, subject: 'x', body: 'x'.repeat(15_001) }, 'invalid'],
    [{ index: 2, subject: 'x', body: 'x' }, 'not_found'],
  ])('refuses %o', async (set, code) => {
    await expect(step(set)).rejects.toMatchObject({ code });
  });
});
