import { expect, test } from 'vitest';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { learnFrequency, nextContact } from '@/lib/core/learning/contact-frequency';
import type { AgentFact } from '@/lib/core/memory/agent-memory';
import type { SequencerContext } from './context';
import { proposeOutreach } from './propose';

const frequency = learnFrequency([
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
  next: { ...nextContact(frequency, contact, 0.005), leastPerThousand: 5 },
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

const learnt = (type: 'objection' | 'stated_interest' | 'not_before', value: object) =>
  ({ id: `lft_${type}`, type, value, taint: 'outside', confidence: 0.7 }) as unknown as AgentFact;
const aSequence = (id: string, topics: string[] = []) => ({
  id,
  purpose: 'marketing' as const,
  language: 'en',
  isActive: true,
  audience: { seniorities: [], segments: [], accountTiers: [] },
  steps: 3,
  topics,
});

test('of sequences that fit alike, the one about a stated interest goes first and the fact is named; a better fit still wins', () => {
  const handoff = {
    to: 'sequencer' as const,
    contactId: 'con_1',
    signalId: 'sig_1',
    score: 0.4,
    ownerExternalId: 'own_1',
    purpose: 'marketing' as const,
  };
  const context = {
    ...aDueStep(1, { sequenceId: null }),
    dueStep: null,
    handoff,
    sequences: [aSequence('a-general'), aSequence('b-pricing', ['pricing'])],
  };
  expect(only(context).payload).toMatchObject({ sequenceId: 'a-general' });
  const memory = [learnt('stated_interest', { topic: 'pricing' })];
  const chosen = only({ ...context, memory });
  expect(chosen.payload).toMatchObject({ sequenceId: 'b-pricing' });
  expect(chosen.inputs).toContainEqual(
    expect.objectContaining({ type: 'memory', id: 'lft_stated_interest', taint: 'outside' }),
  );
  const fitting = {
    ...aSequence('c-managers'),
    audience: { seniorities: ['manager' as const], segments: [], accountTiers: [] },
  };
  expect(only({ ...context, memory, sequences: [...context.sequences, fitting] }).payload).toMatchObject({
    sequenceId: 'c-managers',
  });
});

test('nothing is sent before a day that somebody asked for', () => {
  const waits = learnt('not_before', { date: '2027-01-01' }) as AgentFact<'not_before'>;
  expect(proposeOutreach({ ...aDueStep(2), waits })).toMatchObject({
    proposals: [],
    summary: expect.stringContaining('as they wrote'),
  });
});

test('what was learnt reaches a model as a closed word among the facts, and changes nothing else', () => {
  const without = only(aDueStep(2));
  const told = only({ ...aDueStep(2), memory: [learnt('objection', { kind: 'price' })] });
  expect(told.draft?.facts).toEqual({ ...without.draft?.facts, theirObjection: 'price' });
  expect({ ...told, draft: null, inputs: null }).toEqual({ ...without, draft: null, inputs: null });
});
