import { type BrandCheck, objectAt, quoted } from '../check';

const rule = 'brand.competitor';

/** Mentions of competitors. */
export const competitor: BrandCheck = {
  rule,
  check: ({ fields }) =>
    fields.flatMap(({ field, found }) =>
      found.flatMap(({ of, start, end }) =>
        of.as !== 'competitor'
          ? []
          : objectAt(
              { field, start, end },
              {
                rule,
                verdict: of.verdict,
                measure: `${field.name}: ${of.name}`,
                message: `The ${field.name} mentions ${quoted(field, start, end)}, a competitor (${of.name}).`,
                remedy: 'Leave the name out, or have an admin change how mentions of it are treated.',
              },
            ),
      ),
    ),
};
