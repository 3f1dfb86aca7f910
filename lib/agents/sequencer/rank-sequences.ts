import type { KnownSequence, SequencerContext } from './context';

export type RankedSequence = { sequence: KnownSequence; fit: number; because: readonly string[] };

/**
 * The sequences that may be used for a contact, best fit first. Purpose and language must be the same (a contact whose language is
 * not known reads any); each property of the audience that the contact has counts, one that speaks against it rules it out.
 */
export function rankSequences(
  contact: SequencerContext['contact'],
  purpose: KnownSequence['purpose'],
  sequences: readonly KnownSequence[],
): RankedSequence[] {
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
      return [{ sequence, fit: because.length, because }];
    })
    .sort((a, b) => b.fit - a.fit || (a.sequence.id < b.sequence.id ? -1 : 1));
}

/** What fits, in a word; `open` where the sequence leaves it open, `against` where it is written for others. */
const mark = <T extends string>(wanted: readonly T[], value: T, name: string): string =>
  wanted.length === 0 ? 'open' : wanted.includes(value) ? name : 'against';

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
