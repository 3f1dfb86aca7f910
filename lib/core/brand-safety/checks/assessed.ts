import { formatShare } from '../../shared/format-figures';
import { type BrandCheck, objectAt } from '../check';
import type { ContentFinding, TextAssessment } from '../content';
import type { BrandGuidelines, ContentVerdict } from '../guidelines';
import type { FieldReading } from '../read-content';

type Levels = BrandGuidelines['toxicity'];

/** What a model says of a text, from 0 to 1, held against the two levels of the guidelines. */
export function modelCheck(
  rule: string,
  what: string,
  levelsOf: (guidelines: BrandGuidelines) => Levels,
  shareOf: (assessment: TextAssessment) => number,
  covers: (reading: FieldReading) => boolean,
): BrandCheck {
  return {
    rule,
    check: ({ fields, guidelines }) =>
      fields.filter(covers).flatMap((reading) => {
        const { askAbove, refuseAbove } = levelsOf(guidelines);
        if (askAbove === 1) return [];
        if (reading.assessment === null) return unassessed(rule, reading, what);
        const value = shareOf(reading.assessment);
        // Written so that what is no number is refused.
        if (value <= askAbove) return [];
        return above(rule, what, reading, value, value <= refuseAbove ? 'escalate' : 'deny', {
          askAbove,
          refuseAbove,
        });
      }),
  };
}

function above(
  rule: string,
  what: string,
  { field }: FieldReading,
  value: number,
  verdict: ContentVerdict,
  { askAbove, refuseAbove }: Levels,
) {
  const limit = verdict === 'escalate' ? askAbove : refuseAbove;
  return objectAt(
    { field, start: 0, end: field.text.length },
    {
      rule,
      verdict,
      measure: field.name,
      numbers: { value, limit, worse: 'higher' },
      message: `The ${field.name} reads like ${what}: ${formatShare(value)}. Above ${formatShare(limit)} ${verdict === 'escalate' ? 'a person is asked' : 'it is refused'}.`,
      remedy:
        'Write it in another way; if it is harmless, a reviewer can say so, or an admin can change the level.',
    },
  );
}

/** What can't be checked is refused. */
export const unassessed = (rule: string, { field }: FieldReading, what: string): ContentFinding =>
  objectAt(
    { field, start: 0, end: field.text.length },
    {
      rule,
      verdict: 'deny',
      measure: `${field.name}: unreadable`,
      numbers: { unreadable: true },
      message: `It can't be told whether the ${field.name} reads like ${what}: it was not assessed. What can't be checked is refused.`,
      remedy: 'Nothing has been done. It is assessed again when it is proposed again.',
    },
  );
