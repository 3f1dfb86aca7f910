import { expect, test } from 'vitest';
import { aPolicyBody, aScopeBody } from '@/tests/support/builders/gate';
import { describeKinds, type KindsInput } from './describe-kinds';
import { describeNeverAlone } from './never-alone';

const assign = 'crm.contact.assign-owner';
const now = new Date('2026-11-25T10:30:00Z');
const input = (over: Partial<KindsInput> = {}): KindsInput => ({
  kinds: [assign],
  scope: aScopeBody(),
  policy: aPolicyBody({ firstDecisionsToReview: 10 }),
  settings: [],
  ofAgent: 'act',
  judged: [{ kind: assign, segment: 'enterprise', count: 12 }],
  now,
  ...over,
});

test('segments that stand alike are said together, and one answer for all is said once', () => {
  const [all] = describeKinds(input());
  expect(all).toMatchObject({ granted: true, lines: [{ mode: 'alone', segments: [] }] });
  const settings = [{ kind: assign, segment: 'enterprise', level: 'ask' as const }];
  const [split] = describeKinds(input({ settings }));
  expect(split).toMatchObject({
    lines: [
      { mode: 'asks', segments: ['enterprise (1,000 people and more)'] },
      { mode: 'alone', segments: expect.arrayContaining(['of unknown size']) },
    ],
  });
});

test('what the scope lacks, or no longer grants, is refused with the reason', () => {
  const reason = (over: Partial<KindsInput>) => describeKinds(input(over))[0];
  expect(reason({ scope: null })).toMatchObject({ granted: false });
  expect(reason({ scope: aScopeBody({ kinds: [] }) })).toMatchObject({
    because: 'Its scope does not grant it.',
  });
  expect(reason({ scope: aScopeBody({ channels: ['ads'] }) })).toMatchObject({ granted: false });
  const ended = aScopeBody({ kindExpiresAt: { [assign]: '2026-11-25T10:30:00Z' } });
  expect(reason({ scope: ended })).toMatchObject({ because: 'What granted it ended on 2026-11-25.' });
});

test('the floor of oversight names what no setting changes', () => {
  const sentences = describeNeverAlone(['email.message.send', 'ads.campaign.resume']).join(' ');
  expect(sentences).toContain('Resume campaign: always');
  expect(sentences).toContain('executives');
  expect(sentences).toContain('Words that no person');
  expect(describeNeverAlone([assign]).join(' ')).not.toContain('executives');
});
