import { describe, expect, test } from 'vitest';
import {
  type ApprovalAnswer,
  type ApprovalState,
  advanceApproval,
  approvalDeadlines,
  boundTo,
  decideApproval,
} from './transition';

const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const anApproval = (over: Partial<ApprovalState> = {}): ApprovalState => ({
  status: 'pending',
  actionHash: 'hash-1',
  reviewCycle: 1,
  requesterId: 'agt_1',
  reviewerId: 'usr_1',
  nextInLineId: 'usr_2',
  deadlineAt: at('11:00'),
  escalatedAt: null,
  expiresAt: at('12:00'),
  needed: 1,
  voterIds: [],
  needsPassword: false,
  ...over,
});
const anAnswer = (over: Partial<ApprovalAnswer> = {}): ApprovalAnswer => ({
  by: 'usr_1',
  at: at('10:00'),
  answer: 'granted',
  reason: null,
  withPassword: false,
  ...over,
});

describe('an answer', () => {
  test('grants, with whatever was said', () => {
    const answered = decideApproval(anApproval(), anAnswer({ reason: '  fine ' }));
    const approval = { status: 'granted', decidedById: 'usr_1', decidedAt: at('10:00'), reason: 'fine' };
    expect(answered).toEqual({ ok: true, approval, left: 0 });
  });

  test('counts until enough people have said yes, each once', () => {
    const two = (voterIds: string[]) => anApproval({ needed: 2, voterIds });
    expect(decideApproval(two([]), anAnswer())).toEqual({ ok: true, approval: null, left: 1 });
    expect(decideApproval(two(['usr_1']), anAnswer())).toMatchObject({ refusal: 'voted_already' });
    expect(decideApproval(two(['usr_9']), anAnswer())).toMatchObject({ approval: { status: 'granted' } });
  });

  test('that says no is enough alone, also of somebody who said yes before', () => {
    const no = anAnswer({ answer: 'rejected', reason: 'I looked again' });
    const asked = anApproval({ needed: 2, voterIds: ['usr_1'], needsPassword: true });
    expect(decideApproval(asked, no)).toMatchObject({ ok: true, approval: { status: 'rejected' } });
  });

  test('that says yes takes the password where it is asked for', () => {
    const asked = anApproval({ needsPassword: true });
    expect(decideApproval(asked, anAnswer())).toMatchObject({ refusal: 'password_required' });
    expect(decideApproval(asked, anAnswer({ withPassword: true }))).toMatchObject({ ok: true });
  });

  test('rejects with a reason', () => {
    const answered = decideApproval(anApproval(), anAnswer({ answer: 'rejected', reason: 'Wrong region' }));
    expect(answered).toMatchObject({ ok: true, approval: { status: 'rejected', reason: 'Wrong region' } });
  });

  test.each(['granted', 'rejected', 'expired', 'superseded'] as const)(
    'is refused when it is %s',
    (status) => {
      expect(decideApproval(anApproval({ status }), anAnswer())).toMatchObject({ refusal: 'not_pending' });
    },
  );

  test('is refused from the moment it expires', () => {
    expect(decideApproval(anApproval(), anAnswer({ at: at('12:00') }))).toMatchObject({ refusal: 'expired' });
    expect(decideApproval(anApproval(), anAnswer({ at: at('11:59') }))).toMatchObject({ ok: true });
    const never = anAnswer({ at: new Date(Number.NaN) });
    expect(decideApproval(anApproval(), never)).toMatchObject({ refusal: 'expired' });
  });

  test.each(['granted', 'rejected'] as const)('of who requested it is refused: %s', (answer) => {
    const own = decideApproval(anApproval({ requesterId: 'usr_1' }), anAnswer({ answer, reason: 'mine' }));
    expect(own).toMatchObject({ ok: false, refusal: 'own_request' });
  });

  test.each([null, '', '   '])('that rejects with the reason %j is refused', (reason) => {
    const answered = decideApproval(anApproval(), anAnswer({ answer: 'rejected', reason }));
    expect(answered).toMatchObject({ ok: false, refusal: 'reason_missing' });
  });
});

describe('time', () => {
  test('waits for the reviewer, then asks the next in line, then expires', () => {
    expect(advanceApproval(anApproval(), at('10:59'))).toEqual({ step: 'wait', until: at('11:00') });
    expect(advanceApproval(anApproval(), at('11:00'))).toEqual({
      step: 'escalate',
      reviewerId: 'usr_2',
      escalatedAt: at('11:00'),
      deadlineAt: at('12:00'),
    });
    const escalated = anApproval({ reviewerId: 'usr_2', escalatedAt: at('11:00'), deadlineAt: at('12:00') });
    expect(advanceApproval(escalated, at('11:01'))).toEqual({ step: 'wait', until: at('12:00') });
    expect(advanceApproval(escalated, at('12:00'))).toEqual({ step: 'expire' });
  });

  test('passes it on only once, also when the first deadline was left standing', () => {
    const escalated = anApproval({ reviewerId: 'usr_2', escalatedAt: at('11:00') });
    expect(advanceApproval(escalated, at('11:30'))).toEqual({ step: 'wait', until: at('12:00') });
  });

  test('leaves it with the reviewer until it expires where nobody is next in line', () => {
    const alone = anApproval({ nextInLineId: null });
    expect(advanceApproval(alone, at('11:30'))).toEqual({ step: 'wait', until: at('12:00') });
    expect(advanceApproval(alone, at('12:00'))).toEqual({ step: 'expire' });
  });

  test('expires what nobody looked at in time, without escalating it first', () => {
    expect(advanceApproval(anApproval(), at('13:00'))).toEqual({ step: 'expire' });
    expect(advanceApproval(anApproval(), new Date(Number.NaN))).toEqual({ step: 'expire' });
  });

  test('does nothing to what is decided', () => {
    expect(advanceApproval(anApproval({ status: 'granted' }), at('13:00'))).toEqual({ step: 'settled' });
  });

  test('gives each in line the same minutes, never beyond the expiry of the action', () => {
    const whole = approvalDeadlines(at('10:00'), 60, at('20:00'));
    expect(whole).toEqual({ deadlineAt: at('11:00'), expiresAt: at('12:00') });
    const short = approvalDeadlines(at('10:00'), 60, at('10:30'));
    expect(short).toEqual({ deadlineAt: at('10:30'), expiresAt: at('10:30') });
  });
});

test('an approval holds for the content it was granted for, in its cycle, once granted', () => {
  const granted = anApproval({ status: 'granted' });
  expect(boundTo(granted, { hash: 'hash-1', reviewCycle: 1 })).toBe(true);
  expect(boundTo(granted, { hash: 'hash-2', reviewCycle: 1 })).toBe(false);
  expect(boundTo(granted, { hash: 'hash-1', reviewCycle: 2 })).toBe(false);
  expect(boundTo(anApproval(), { hash: 'hash-1', reviewCycle: 1 })).toBe(false);
});
