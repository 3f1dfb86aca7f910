import { type AgentFact, type AgentMemory, factsOf } from '@/lib/core/memory/agent-memory';
import type { KnownSequence, SequencerContext } from './context';

export type RankedSequence = {
  sequence: KnownSequence;
  fit: number;
  because: readonly string[];
  /** What they said they are interested in and the sequence speaks of. */
  about: readonly AgentFact<'stated_interest'>[];
};

/**
 * The sequences that may be used for a contact, best fit first. Purpose and language must be the same (a contact whose language is
 * not known reads any); each property of the audience that the contact has counts, one that speaks against it rules it out. Of those that
 * fit alike, the one about what they said they are interested in goes first: what was learnt puts in order, and rules nothing in or out.
 */
export function rankSequences(
  contact: SequencerContext['contact'],
  purpose: KnownSequence['purpose'],
  sequences: readonly KnownSequence[],
  memory: AgentMemory = [],
): RankedSequence[] {
  const interests = factsOf(memory, 'stated_interest');
  return sequences
    .filter((sequence) => sequence.isActive && sequence.steps > 0 && sequence.purpose === purpose)
    .filter(({ language }) => contact.language === null || primary(contact.language) === primary(language))
    .flatMap((sequence) => {
      const { seniorities, segments, accountTiers } = sequence.audience;
      const marks = [
        mark(seniorities, contact.seniority, 'position'),
        mark(segments, contact.segment, 'size of account'),
        mark(accountTiers, contact.accountTier ?? 'tier_3', 'account tier'),
      ];
      if (marks.includes('against')) return [];
      const because = marks.filter((each) => each !== 'open');
      const about = interests.filter(({ value }) => sequence.topics?.includes(value.topic));
      return [{ sequence, fit: because.length, because, about }];
    })
    .sort(
      (a, b) => b.fit - a.fit || b.about.length - a.about.length || (a.sequence.id < b.sequence.id ? -1 : 1),
    );
}

/** What fits, in a word; `open` where the sequence leaves it open, `against` where it is written for others. */
const mark = <T extends string>(wanted: readonly T[], value: T, name: string): string =>
  wanted.length === 0 ? 'open' : wanted.includes(value) ? name : 'against';

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
