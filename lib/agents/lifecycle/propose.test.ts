import { describe, expect, test } from 'vitest';
import { catalogue } from '@/lib/core/actions/catalogue';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { drawSchema, holdsWhenDrawnAgain } from '@/lib/core/learning/exploration';
import { checkWording } from '@/lib/core/messages/compose-message';
import { messageArms } from '@/lib/core/messages/message-arms';
import { composedMessageOf } from '@/lib/core/messages/message-of';
import { aFact, today } from '../../../tests/support/builders/content';
import type { LifecycleContext } from './context';
import { proposeMessage } from './propose';

const standing = (
  channel: LifecycleContext['channels'][number]['channel'],
  obstacle: string | null = null,
) => ({
  channel,
  obstacle,
  bestAt: null,
  gain: 1,
});
const facts = [aFact({ id: 'fct_1', industries: [], roles: [] })];
const context = (over: Partial<LifecycleContext> = {}): LifecycleContext => ({
  signal: { id: 'sig_1', quality: 0.9 },
  playId: 'ply_1',
  contact: {
    id: 'con_1',
    language: 'en',
    audience: { industry: null, role: null },
    sequenceId: null,
    score: 0.2,
    features: { score: 0.2, customer: 0 },
  },
  purpose: 'marketing',
  channels: [standing('email'), standing('sms'), standing('in_product')],
  facts,
  today,
  next: null,
  model: null,
  exploration: { seed: 'run_1', share: 0 },
  ...over,
});
const propose = (over: Partial<LifecycleContext> = {}) => {
  const answer = proposeMessage(context(over));
  for (const { kind, payload } of proposalSchema.array().parse(answer.proposals)) {
    catalogue[kind].payload.parse(payload);
    const message = composedMessageOf(kind, payload);
    expect(message && checkWording(message.channel, message.wording, message.words, facts, today)).toEqual(
      [],
    );
  }
  return answer;
};
const values = (best: string) =>
  Object.fromEntries(messageArms.map((arm) => [arm, arm === best ? 0.5 : 0.1]));
const learnt = (best: string): LifecycleContext['model'] => ({
  id: 'mod_1',
  policy: { form: 'same', values: values(best) },
});

describe('what is said', () => {
  test('is by the channel that promises most, in words made of approved facts alone', () => {
    expect(propose().proposals[0]?.kind).toBe('email.message.send');
    expect(propose({ model: learnt('sms:question') }).proposals[0]).toMatchObject({
      kind: 'sms.message.send',
      payload: { wording: { template: 'question', factIds: ['fct_1'] }, sourceIds: ['fct_1'] },
      reasoning: expect.stringContaining('learnt from what was tried'),
    });
    expect(propose({ model: learnt('in_product:points') }).proposals[0]?.kind).toBe(
      'in_product.message.show',
    );
  });

  test('waits for the moment at which they read', () => {
    const bestAt = '2026-12-02T07:15:00.000Z';
    const answer = propose({ channels: [{ ...standing('email'), bestAt, gain: 1.5 }] });
    expect(answer).toMatchObject({ notBefore: bestAt, proposals: [{ kind: 'email.message.send' }] });
    expect(answer.proposals[0]?.reasoning).toContain('when they read 1.5 times as likely');
  });
});

describe('nothing is said', () => {
  test.each([
    ['that promises most', { model: learnt('none') }, 'No message promises enough more'],
    [
      'no channel is open',
      { channels: [standing('email', 'Nothing on record allows marketing by e-mail.')] },
      'Nothing on record allows',
    ],
    ['no fact may be stated', { facts: [] }, 'No approved fact'],
    [
      'they are in a sequence',
      { contact: { ...context().contact, sequenceId: 'welcome' } },
      'in the sequence welcome',
    ],
    [
      'there are no templates in their language',
      { contact: { ...context().contact, language: 'fi' } },
      'no templates in this person’s language (fi)',
    ],
  ] as const)('where %s', (_, over, says) => {
    const answer = propose(over as Partial<LifecycleContext>);
    expect(answer.proposals).toEqual([]);
    expect(answer.summary).toContain(says);
  });

  test('by mail or text once one more contact is not worth it; what stands in the product goes on', () => {
    const next = { contact: 4, expected: null, likelyTooLittle: 0.95, isWorthIt: false, leastPerThousand: 5 };
    expect(propose({ next }).proposals[0]?.kind).toBe('in_product.message.show');
  });

  test('where a message brings less than it has to', () => {
    const next = { contact: 1, expected: null, likelyTooLittle: 0, isWorthIt: true, leastPerThousand: 50 };
    expect(propose({ next, channels: [standing('email')] }).proposals).toEqual([]);
  });
});

describe('a draw', () => {
  const drawOf = (seed: string) => {
    const { draw } = propose({ exploration: { seed, share: 0.2 } });
    return drawSchema.parse(draw);
  };

  test('is kept with what could be chosen and what was known, and comes out the same again', () => {
    const draw = drawOf('run_1');
    expect(draw.candidates.map(({ id }) => id).sort()).toEqual([...messageArms].sort());
    expect(draw.candidates[0]?.marks).toMatchObject({ score: 0.2, expected: 0.23, cost: 0 });
    expect(holdsWhenDrawnAgain(draw)).toBe(true);
    expect(drawOf('run_1')).toEqual(draw);
  });

  test('tries every choice, nothing among them, within the share that the policy allows', () => {
    const draws = Array.from({ length: 2000 }, (_, i) => drawOf(`run_${i}`));
    expect(new Set(draws.map(({ chosen }) => chosen))).toEqual(new Set(messageArms));
    const explored = draws.filter(({ explored: tried }) => tried).length / draws.length;
    expect(explored).toBeGreaterThan(0.13);
    expect(explored).toBeLessThan(0.2);
  });
});
