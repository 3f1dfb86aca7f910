import { type BrandCheck, objectAt, quoted } from '../check';
import { unassessed } from './assessed';

const rule = 'brand.profanity';
const mostFindings = 20;

/** Swear words, however they are disguised. */
export const profanity: BrandCheck = {
  rule,
  check: ({ fields, guidelines }) =>
    !guidelines.profanity.check
      ? []
      : fields.flatMap((reading) => {
          const { field, assessment } = reading;
          if (assessment === null) return unassessed(rule, reading, 'swearing');
          return assessment.profanities.slice(0, mostFindings).map(({ start, end, term }) =>
            objectAt(
              { field, start, end },
              {
                rule,
                verdict: 'deny',
                measure: `${field.name}: ${term}`,
                message: `The ${field.name} swears: ${quoted(field, start, end)}.`,
                remedy: 'Leave the word out.',
              },
            ),
          );
        }),
};
