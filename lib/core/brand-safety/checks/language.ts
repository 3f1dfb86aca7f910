import { type BrandCheck, objectAt } from '../check';
import { languageNames } from '../languages';
import { guessLanguage } from '../tone/guess-language';

const rule = 'brand.language';

/** Content in a language the workspace does not write in: neither a reviewer nor the other checks may be able to read it. */
export const language: BrandCheck = {
  rule,
  check: ({ fields, guidelines }) =>
    fields.flatMap(({ field, read }) => {
      const guess = guessLanguage(read.seen);
      if (guess === null || guidelines.languages.some((allowed) => allowed === guess)) return [];
      const name = guess === 'other' ? 'another script' : languageNames[guess];
      return objectAt(
        { field, start: 0, end: field.text.length },
        {
          rule,
          verdict: 'escalate',
          measure: field.name,
          message: `The ${field.name} seems to be in ${name}; content is written in ${guidelines.languages.map((l) => languageNames[l]).join(', ')}.`,
          remedy: 'Somebody who reads it has to look at it; an admin can add the language to the guidelines.',
        },
      );
    }),
};
