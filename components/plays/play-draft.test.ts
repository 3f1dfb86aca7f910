import { describe, expect, it } from 'vitest';
import { type PlayBodyInput, playBodySchema } from '@/lib/core/plays/play-body';
import { startingPoints } from '@/lib/core/plays/starting-points';
import { playDraftOf, playDraftSchema } from './play-draft';

const bodies: PlayBodyInput[] = [
  ...startingPoints.map(({ body }) => body),
  {
    trigger: { on: 'profile' },
    conditions: [
      { field: 'contact.interest', of: 'prices', op: 'at_least', value: 40 },
      { field: 'account.tier', op: 'is_not', value: ['tier_2', 'tier_3'] },
    ],
    goal: 'They hear from us.',
    again: { afterDays: 7 },
  },
  {
    trigger: { on: 'signal', kinds: ['email.reported', 'contact.tracked'], events: ['replied', 'Demo *'] },
    conditions: [{ field: 'signal.property', of: 'plan', op: 'is', value: ['pro', 'team'] }],
    goal: 'They hear from us.',
    again: { afterDays: 7 },
  },
];

describe('a play as it is typed', () => {
  it.each(bodies)('says the same as what it was read from: $trigger.on', (input) => {
    const body = playBodySchema.parse(input);
    const typed = playDraftOf({ title: 'Title', body });
    expect(playDraftSchema.parse(typed)).toEqual({ title: 'Title', body });
  });

  it('tells what is wrong where it was typed', () => {
    const typed = playDraftOf({ title: 'Title', body: playBodySchema.parse(bodies[0]) });
    const [first] = typed.conditions;
    const wrong = {
      ...typed,
      goal: '',
      afterDays: '',
      kinds: [],
      conditions: first ? [{ ...first, value: '' }] : [],
    };
    const paths = playDraftSchema.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['kinds', 'conditions.0.value', 'goal', 'afterDays']);
  });
});
