import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctProfile, emptyProfile, stateProfile, viewOf } from '../profiles/profile';
import { dueAtOf, monthsLater, urgencyOf } from './deadline';
import { redactDeep, redactor } from './redact';
import { offeredSteps, rightsRequestStatuses, statusAfter } from './rights-request';

describe('the time to answer', () => {
  it('ends on the same day of a later month, or on its last', () => {
    const at = (day: string) => new Date(`${day}T15:30:00.000Z`);
    expect(dueAtOf(at('2026-01-31'), false)).toEqual(at('2026-02-28'));
    expect(dueAtOf(at('2028-01-31'), false)).toEqual(at('2028-02-29'));
    expect(dueAtOf(at('2026-11-30'), true)).toEqual(at('2027-02-28'));
    const anyTime = fc.date({ min: at('2000-01-01'), max: at('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 1, max: 3 }), (from, months) => {
        const to = monthsLater(from, months);
        const passed =
          (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
        return passed === months && to.getUTCDate() <= from.getUTCDate();
      }),
    );
  });

  it('is told by what is left of it', () => {
    const due = new Date('2026-06-08T00:00:00Z');
    expect(urgencyOf(due, new Date('2026-06-08T00:00:01Z'))).toBe('overdue');
    expect(urgencyOf(due, new Date('2026-06-01T00:00:00Z'))).toBe('due_soon');
    expect(urgencyOf(due, new Date('2026-05-31T23:59:59Z'))).toBe('in_time');
  });
});

describe('a request', () => {
  it('is never fulfilled before it is certain who asks, nor answered twice', () => {
    expect(offeredSteps({ status: 'received', isExtended: false })).not.toContain('fulfil');
    for (const status of rightsRequestStatuses.slice(3))
      expect(offeredSteps({ status, isExtended: false })).toEqual([]);
    expect(statusAfter({ status: 'in_progress', isExtended: true }, 'extend')).toBeNull();
    expect(statusAfter({ status: 'confirmed', isExtended: true }, 'fulfil')).toBe('fulfilled');
  });
});

describe('what a person put right', () => {
  const corrected = new Map([['name', { at: '2026-05-10T00:00:00Z', wrong: new Set(['Old']) }]] as const);
  const stamp = (day: string, source = 'crm') => ({
    at: `2026-05-${day}T00:00:00.000Z`,
    source,
    messageId: day,
  });
  const known = correctProfile(emptyProfile, { name: 'Right' }, stamp('10', 'correction'));
  const nameAfter = (day: string, name: string, profile = known) =>
    viewOf(stateProfile(profile, { fields: { name } }, stamp(day), corrected)).name;

  it('is not undone by what was seen before, nor by the wrong value said again', () => {
    expect(nameAfter('09', 'Older')).toBe('Right');
    expect(nameAfter('20', 'Old')).toBe('Right');
    expect(nameAfter('20', 'Newer')).toBe('Newer');
    // A value that was taken away is not filled in again.
    const takenAway = correctProfile(emptyProfile, { name: null }, stamp('10', 'correction'));
    expect(nameAfter('09', 'Older', takenAway)).toBeNull();
    const stated = stateProfile(known, { fields: { phone: '+49 1' } }, stamp('09'), corrected);
    expect(viewOf(stated).phone).toBe('+49 1');
  });
});

it('other people are left out of what is handed to one', () => {
  const redact = redactor({
    own: ['ada@x.example', 'Ada King'],
    others: ['Grace Hopper', 'May', 'Ada King'],
  });
  const given = { note: ['Ada King <ada@x.example> told grace hopper (g@y.example) in May', 7, null] };
  expect(redactDeep(given, redact)).toEqual({
    note: ['Ada King <ada@x.example> told [somebody else] ([somebody else]) in May', 7, null],
  });
});
