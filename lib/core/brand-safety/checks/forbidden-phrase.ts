import { type BrandCheck, objectAt, quoted } from '../check';

const rule = 'brand.forbidden-phrase';

/** Phrases the workspace does not want to be read anywhere, each with its reason. */
export const forbiddenPhrase: BrandCheck = {
  rule,
  check: ({ fields }) =>
    fields.flatMap(({ field, found }) =>
      found.flatMap(({ of, start, end }) =>
        of.as !== 'forbidden'
          ? []
          : objectAt(
              { field, start, end },
              {
                rule,
                verdict: of.verdict,
                measure: `${field.name}: ${of.phrase}`,
                message: `The ${field.name} says ${quoted(field, start, end)}. The brand guidelines ${of.verdict === 'deny' ? 'forbid' : 'want a person to look at'} “${of.phrase}”: ${of.reason}`,
                remedy: 'Say it in other words, or have an admin change the guidelines.',
              },
            ),
      ),
    ),
};
