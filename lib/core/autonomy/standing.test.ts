import { expect, test } from 'vitest';
import { aFacts, anAction, anAgent, aPolicy, aPolicyBody } from '@/tests/support/builders/gate';
import { decide } from '../gate/decide';
import { levelFor, levelsOf } from './autonomy-segment';
import { autonomyLevels, capLevel, isFreer, levelsUpTo } from './level';
import { standingOf } from './standing';

const budget = 'ads.campaign.set-daily-budget';
const enough = { version: 50, kindInSegment: 50 };

test('the level for a segment is its own, else that of all, else that of the agent', () => {
  const settings = [
    { kind: 'email.message.send', segment: 'all', level: 'ask' as const },
    { kind: 'email.message.send', segment: 'enterprise', level: 'shadow' as const },
  ];
  const of = (kind: 'email.message.send' | typeof budget, segment: 'enterprise' | 'unknown' | 'none') =>
    levelFor(settings, { kind, segment, ofAgent: 'act' });
  expect(of('email.message.send', 'enterprise')).toBe('shadow');
  expect(of('email.message.send', 'unknown')).toBe('ask');
  expect(of(budget, 'none')).toBe('act');
});

test('the levels of an agent are those of each kind and segment, none above the ceiling of its kind', () => {
  const kind = 'crm.contact.assign-owner';
  const fell = { kind, segment: 'unknown', level: 'ask' } as const;
  const trusted = { kind, segment: 'all', level: 'act' } as const;
  expect(levelsOf([kind], [], 'shadow')).toEqual(['shadow']);
  expect(levelsOf([kind], [trusted], 'ask')).toEqual(['act']);
  expect(levelsOf([kind], [fell, trusted], 'shadow')).toEqual(['ask', 'act']);
  expect(levelsOf(['ads.campaign.resume', budget], [], 'act')).toEqual(['ask', 'act']);
});

test('no level passes the ceiling of its kind', () => {
  expect(levelsUpTo('ask')).toEqual(['shadow', 'suggest', 'ask']);
  expect(capLevel('act', 'ask')).toBe('ask');
  expect(isFreer('act', 'act_with_undo')).toBe(true);
  expect(standingOf('ads.campaign.resume', 'act', aPolicyBody(), enough).mode).toBe('asks');
});

test('what it says is what the gate does', () => {
  for (const level of autonomyLevels)
    for (const reviewed of [enough, { version: 49, kindInSegment: 50 }, { version: 50, kindInSegment: 49 }]) {
      const { mode } = standingOf(budget, level, aPolicyBody(), reviewed);
      const { verdict } = decide(
        anAction(),
        aFacts({ requester: anAgent({ autonomyLevel: level, reviewed }), policy: aPolicy() }),
        new Date('2026-11-25T10:30:00Z'),
      );
      const expected = { shown: 'deny', asks: 'escalate', asks_first: 'escalate', alone: 'allow' }[mode];
      expect(verdict, `${level} ${JSON.stringify(reviewed)}`).toBe(expected);
    }
});
