import { expect, test } from 'vitest';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { learnFrequency, nextContact } from '@/lib/core/learning/contact-frequency';
import type { SequencerContext } from './context';
import { proposeOutreach } from './propose';

const learnt = learnFrequency([
  { contact: 1, made: 9000, answered: 270, refused: 9 },
  { contact: 2, made: 6000, answered: 60, refused: 12 },
  { contact: 3, made: 4000, answered: 12, refused: 20 },
]);
const aDueStep = (contact: number, part: Partial<SequencerContext['contact']> = {}): SequencerContext => ({
  contact: {
    id: 'con_1',
    language: 'en',
    seniority: 'manager',
    segment: 'mid_market',
    accountTier: null,
    sequenceId: 'welcome',
    hasConverted: false,
    isSuppressed: false,
    ...part,
  },
  handoff: null,
  dueStep: { sequenceId: 'welcome', purpose: 'marketing', step: 2, subject: 'Hello', body: 'Words.' },
  next: { ...nextContact(learnt, contact, 0.005), leastPerThousand: 5 },
  sequences: [],
  signal: { id: 'sig_1', quality: 0.9 },
});
const only = (context: SequencerContext) => {
  const { proposals } = proposeOutreach(context);
  expect(proposals).toHaveLength(1);
  return proposalSchema.parse(proposals[0]);
};

test('a message that is worth it goes out and says what such a message brings', () => {
  const message = only(aDueStep(2));
  expect(message.kind).toBe('email.message.send');
  expect(message.reasoning).toContain('It would be contact 2 without an answer; such a contact brings 8.');
});

test('where one more brings too little, or harms, the person is taken out instead', () => {
  const out = only(aDueStep(3));
  expect(out).toMatchObject({
    kind: 'outreach.contact.remove',
    payload: { contactId: 'con_1', sequenceId: 'welcome' },
  });
  expect(out.reasoning).toMatch(
    /brings -1\.\d answers in 1,000 .* refusals counted against, learnt from 4000/,
  );
  expect(out.confidence).toBeGreaterThan(0.9);
  expect(only(aDueStep(9)).reasoning).toContain('contact 3, the last that was seen, brings');
});

test('nothing is known: it goes on, and says so', () => {
  const unknown = { ...nextContact(learnFrequency([]), 4, 0.005), leastPerThousand: 5 };
  const message = only({ ...aDueStep(4), next: unknown });
  expect(message.kind).toBe('email.message.send');
  expect(message.reasoning).toContain('is not known yet');
});

test('who has converted is taken out for that, whatever another contact would bring', () => {
  expect(only(aDueStep(3, { hasConverted: true })).reasoning).toContain('has converted');
  expect(proposeOutreach(aDueStep(3, { sequenceId: null })).proposals).toEqual([]);
});

test('nobody is enrolled whom one more contact would only drive away', () => {
  const handoff = {
    to: 'sequencer' as const,
    contactId: 'con_1',
    signalId: 'sig_1',
    score: 0.4,
    ownerExternalId: 'own_1',
    purpose: 'marketing' as const,
  };
  const context = { ...aDueStep(3, { sequenceId: null }), dueStep: null, handoff };
  expect(proposeOutreach(context)).toMatchObject({
    proposals: [],
    summary: expect.stringContaining('in 1,000'),
  });
});
