import { describe, expect, it } from 'vitest';
import { type NearChange, nearestChanges } from './alarm';
import { baselineLength, freezeBody } from './baseline-body';
import { contextKey, contextTitle } from './context';
import { defaultMonitoringRules, diffMonitoringRules } from './monitoring-rules';

describe('diffMonitoringRules', () => {
  const diff = (changes: Partial<typeof defaultMonitoringRules>) =>
    diffMonitoringRules(defaultMonitoringRules, { ...defaultMonitoringRules, ...changes });

  it.each([
    [{ onDrift: 'stop' }, 'narrows'],
    [{ onAnomaly: 'lower' }, 'narrows'],
    [{ driftFalseAlarmsPerMonth: 0.01 }, 'widens'],
    [{ leastShift: 0.1 }, 'widens'],
    [{ anomalyOneIn: 100_000 }, 'widens'],
    [{ anomalyOneIn: 100 }, 'narrows'],
  ] as const)('%o %s', (changes, direction) => {
    expect(diff(changes)).toMatchObject([{ section: 'monitoring', direction }]);
  });

  it('says nothing of what stays', () => {
    expect(diff({})).toEqual([]);
  });
});

describe('nearestChanges', () => {
  const change = (entryId: string, at: string, id: string): NearChange => ({
    entryId,
    at,
    verb: 'sources.changed',
    what: 'source',
    subject: { type: 'source', id },
  });

  it('puts those of the thing itself first, and then the nearest', () => {
    const found = nearestChanges(
      [
        change('far', '2026-05-01T00:00:00Z', 'src_2'),
        change('near', '2026-05-03T00:00:00Z', 'src_2'),
        change('own', '2026-05-01T00:00:00Z', 'src_1'),
      ],
      { subjectId: 'src_1', since: new Date('2026-05-03T06:00:00Z') },
    );
    expect(found.map(({ entryId }) => entryId)).toEqual(['own', 'near', 'far']);
  });
});

describe('a baseline', () => {
  const key = contextKey('crm.contact.assign-owner', 'enterprise');
  const days = (count: number, perDay: number) =>
    Array.from({ length: count }, (_, i) => ({
      day: `2026-05-${String(i + 1).padStart(2, '0')}`,
      verdicts: { [key]: { allow: perDay } },
      proposals: {},
    }));

  it('takes two weeks and two hundred decisions, and no more than it takes', () => {
    expect(baselineLength(days(13, 100))).toBeNull();
    expect(baselineLength(days(20, 5))).toBeNull();
    expect(baselineLength(days(20, 100))).toBe(14);
    expect(baselineLength(days(25, 10))).toBe(20);
    expect(freezeBody(days(14, 20)).verdicts[key]).toEqual({ counts: { allow: 280 }, dispersion: 1 });
  });

  it('names its context in words', () => {
    expect(contextTitle('verdicts', key)).toContain('enterprise');
    expect(contextTitle('spend', '')).toBeNull();
  });
});
