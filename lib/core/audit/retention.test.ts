import { describe, expect, it } from 'vitest';
import { auditVerbs } from './events';
import { inForceAt, kindOfVerb, retentionKinds, verbsOfKind } from './retention';

describe('the kinds of the record', () => {
  it('are those of its verbs, but for what it says of itself', () => {
    expect([...retentionKinds, 'workspace'].sort()).toEqual([...new Set(auditVerbs.map(kindOfVerb))].sort());
  });

  it('never include that somebody was erased', () => {
    expect(verbsOfKind('contacts')).toContain('contacts.suppressed');
    expect(verbsOfKind('contacts')).not.toContain('contacts.erased');
  });
});

describe('a retention', () => {
  const now = new Date('2026-12-01T00:00:00Z');
  const inAWeek = new Date('2026-12-08T00:00:00Z');
  const earlier = new Date('2026-06-01T00:00:00Z');

  it.each([
    ['the first one counts after a week', null, 365, inAWeek],
    ['a shorter one counts after a week', { days: 365, inForceAt: earlier }, 180, inAWeek],
    ['a longer one counts at once', { days: 180, inForceAt: earlier }, 365, earlier],
    ['a longer one brings nothing forward', { days: 180, inForceAt: inAWeek }, 365, inAWeek],
  ])('%s', (_, known, days, at) => {
    expect(inForceAt(known, days, now)).toEqual(at);
  });
});
