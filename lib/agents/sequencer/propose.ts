import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { segmentWords, variantWords } from '@/lib/core/content/page-audience';
import { type AgentFact, type AgentMemory, factsOf, memoryInput } from '@/lib/core/memory/agent-memory';
import type { AgentResult } from '../kit/agent';
import { percentText } from '../kit/words';
import type { SequencerContext } from './context';
import { rankSequences } from './rank-sequences';

/** Relative rise of the conversion probability by a fitting sequence: assumed until it was measured, and said so. */
const SEQUENCE_UPLIFT = { low: 0, mid: 0.04, high: 0.1 };

/** Enrols a contact that was handed over, sends the step that is due, or takes out who must not hear from us. */
export function proposeOutreach(context: SequencerContext): AgentResult {
  const { contact, handoff, dueStep } = context;
  if (contact.sequenceId !== null && (contact.hasConverted || contact.isSuppressed)) {
    const why = contact.hasConverted ? 'has converted' : 'must not be contacted';
    return takeOut(context, {
      summary: `it ${why}`,
      reasoning: `The contact ${why}; it should not stay in ${contact.sequenceId}.`,
      note: 'Outcome, suppressions and sequence as of now.',
      confidence: 1,
    });
  }
  if (dueStep && context.next && !context.next.isWorthIt && contact.sequenceId === dueStep.sequenceId)
    return takeOut(context, tooLittle(context.next));
  if (context.waits && (dueStep || handoff)) return nothing(waitsText(context.waits));
  if (dueStep) return sendStep(context, dueStep);
  if (handoff) return enrol(context, handoff);
  return nothing('Nothing was handed over and no step is due.');
}

/** No value in it: who may read the fact finds it on the profile. */
const waitsText = ({ taint }: AgentFact): string =>
  `They are not to be written to before a day that has not come, ${taint === 'outside' ? 'as they wrote' : 'as was learnt'}: they are left alone until then.`;

const nothing = (summary: string): AgentResult => ({ summary, proposals: [] });

type Reason = { summary: string; reasoning: string; note: string; confidence: number };

function takeOut(
  { contact, signal }: SequencerContext,
  { summary, reasoning, note, confidence: sure }: Reason,
): AgentResult {
  const payload: PayloadOf<'outreach.contact.remove'> = {
    contactId: contact.id,
    sequenceId: contact.sequenceId ?? '',
  };
  return {
    summary: `Take the contact out of its sequence: ${summary}.`,
    proposals: [
      {
        kind: 'outreach.contact.remove',
        payload,
        reasoning,
        inputs: [
          { type: 'signal', id: signal.id, note: 'What set it off.' },
          { type: 'contact', id: contact.id, note },
        ],
        expectedEffect: {
          metric: 'Messages not sent',
          unit: 'count',
          value: 1,
          low: 1,
          high: 50,
          horizonDays: 30,
        },
        confidence: sure,
      },
    ],
  };
}

type Next = NonNullable<SequencerContext['next']>;

const tooLittle = (next: Next): Reason => ({
  summary: `contact ${next.contact} without an answer is not worth it`,
  reasoning: `${returnText(next)} At least ${next.leastPerThousand} in 1,000 are asked for; that it brings fewer has a probability of ${percentText(next.likelyTooLittle)}.`,
  note: 'Contacts since the last answer, and the sequence it is in.',
  confidence: Number(next.likelyTooLittle.toFixed(4)),
});

/** What one more contact brings, by what was learnt; refusals are counted against answers. */
function returnText({ contact, expected }: Next): string {
  if (!expected)
    return `It would be contact ${contact} without an answer; what such a contact brings is not known yet.`;
  const perThousand = (share: number) => Number((share * 1000).toFixed(1));
  const { mean, low, high, made } = expected;
  const beyond =
    expected.contact < contact ? `contact ${expected.contact}, the last that was seen,` : 'such a contact';
  return `It would be contact ${contact} without an answer; ${beyond} brings ${perThousand(mean)} answers in 1,000 (${perThousand(low)} to ${perThousand(high)}), refusals counted against, learnt from ${made}.`;
}

function enrol(context: SequencerContext, handoff: NonNullable<SequencerContext['handoff']>): AgentResult {
  const { contact, signal } = context;
  if (contact.isSuppressed) return nothing('The contact must not be contacted: it is left alone.');
  if (contact.hasConverted) return nothing('The contact has converted already: nothing is to be won.');
  if (contact.sequenceId !== null)
    return nothing(`The contact is in ${contact.sequenceId} already: one sequence at a time.`);
  if (context.next && !context.next.isWorthIt) return nothing(tooLittle(context.next).reasoning);
  const ranked = rankSequences(contact, handoff.purpose, context.sequences, context.memory);
  const [best, next] = ranked;
  if (!best)
    return nothing(
      'No active sequence is written for a contact like this, in its language and for this purpose.',
    );
  const { sequence, because } = best;
  const fits =
    because.length > 0 ? `It is written for this ${because.join(', ')}.` : 'It is written for anybody.';
  const payload: PayloadOf<'outreach.contact.enrol'> = {
    contactId: contact.id,
    sequenceId: sequence.id,
    purpose: handoff.purpose,
  };
  const proposal: Proposal = {
    kind: 'outreach.contact.enrol',
    payload,
    reasoning: [
      `Handed over with a probability of conversion of ${percentText(handoff.score)}.`,
      `Best fit of ${ranked.length}: ${sequence.id}. ${fits}`,
      best.about.length > 0
        ? 'Of those that fit alike it is about what they said they are interested in.'
        : '',
      next ? `Next: ${next.sequence.id}.` : 'No other sequence fits.',
    ]
      .filter((text) => text !== '')
      .join(' '),
    inputs: [
      { type: 'signal', id: signal.id, note: `What set it off; quality ${signal.quality.toFixed(2)}.` },
      { type: 'contact', id: contact.id, note: 'Language, position and account.' },
      ...best.about.map((fact) =>
        memoryInput(fact, 'of sequences that fit alike, the one about it goes first.'),
      ),
    ],
    expectedEffect: {
      metric: 'Added probability of conversion (assumed effect of a fitting sequence)',
      unit: 'probability',
      value: handoff.score * SEQUENCE_UPLIFT.mid,
      low: handoff.score * SEQUENCE_UPLIFT.low,
      high: handoff.score * SEQUENCE_UPLIFT.high,
      horizonDays: 30,
    },
    confidence: confidence(signal.quality, because.length),
  };
  return { summary: `Enrol the contact in ${sequence.id}. ${fits}`, proposals: [proposal] };
}

function sendStep(
  { contact, signal, next, memory = [] }: SequencerContext,
  due: NonNullable<SequencerContext['dueStep']>,
): AgentResult {
  const told = toldInWords(memory);
  if (contact.sequenceId !== due.sequenceId)
    return nothing('The contact is no longer in the sequence whose step came due.');
  const payload: PayloadOf<'email.message.send'> = {
    contactId: contact.id,
    purpose: due.purpose,
    subject: due.subject,
    body: due.body,
    sequence: { id: due.sequenceId, step: due.step },
    sourceIds: [],
    ...(due.variant ? { variant: due.variant } : {}),
  };
  return {
    summary: `Send step ${due.step + 1} of ${due.sequenceId}.`,
    proposals: [
      {
        kind: 'email.message.send',
        payload,
        reasoning: [
          `Step ${due.step + 1} of ${due.sequenceId} is due. ${wordsText(due)}`,
          next ? returnText(next) : '',
        ]
          .join(' ')
          .trim(),
        inputs: [
          { type: 'signal', id: signal.id, note: 'The outreach tool reports the step as due.' },
          { type: 'contact', id: contact.id, note: 'The sequence it is in.' },
          ...told.map((fact) => memoryInput(fact, 'what the words may be fitted to.')),
        ],
        expectedEffect: {
          metric: 'Message delivered',
          unit: 'count',
          value: 1,
          low: 0,
          high: 1,
          horizonDays: 1,
        },
        confidence: confidence(signal.quality, 2),
        // Words under test are sent as they are: what comes of them would say nothing of others.
        ...(due.variant
          ? {}
          : {
              draft: {
                facts: {
                  readerPosition: contact.seniority,
                  companySize: contact.segment,
                  accountTier: contact.accountTier,
                  purpose: due.purpose,
                  step: due.step + 1,
                  ...Object.fromEntries(told.map(({ type, value }) => wordOf({ type, value }))),
                },
                slots: {},
              },
            }),
      },
    ],
  };
}

type Told = AgentFact<'objection' | 'buying_stage'>;

/** What was learnt that a model may fit the words of a step to: closed words among the data it is given, never part of what it is told to do. */
const toldInWords = (memory: AgentMemory): Told[] => [
  ...factsOf(memory, 'objection').slice(0, 1),
  ...factsOf(memory, 'buying_stage'),
];

const wordOf = (fact: Pick<Told, 'type' | 'value'>): [string, string] =>
  'kind' in fact.value ? ['theirObjection', fact.value.kind] : ['companyStage', fact.value.stage];
function wordsText({ variant }: NonNullable<SequencerContext['dueStep']>): string {
  if (!variant) return 'Its words are those of the sequence, unchanged.';
  return `Its words are ${variantWords(variant.key, 'email').toLowerCase()}, drawn for this recipient from ${variant.split} (${segmentWords(variant.segment).toLowerCase()}); the draw is recorded and can be made again.`;
}

/** How sure: more where the sequence says whom it is for, less where the signal is doubtful. */
const confidence = (quality: number, marks: number): number =>
  Number(((0.8 + 0.2 * Math.max(0, Math.min(1, quality))) * Math.min(1, 0.86 + 0.05 * marks)).toFixed(4));
