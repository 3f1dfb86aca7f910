import { type BrandCheck, objectAt } from '../check';
import { channelNames } from '../guideline-sentences';

const rule = 'brand.required-phrase';

/** Phrases that have to be said where a channel asks for them: legibly, in one of the kinds of text named. */
export const requiredPhrase: BrandCheck = {
  rule,
  check: ({ fields, guidelines }) =>
    guidelines.requiredPhrases.flatMap(({ phrase, channels, fields: names }, index) => {
      const channelsHere = channels.filter((channel) =>
        fields.some(({ field }) => field.channel === channel),
      );
      return channelsHere.flatMap((channel) => {
        const isSaid = fields.some(
          ({ field, said }) =>
            field.channel === channel &&
            (names.length === 0 || names.includes(field.name)) &&
            said.some(({ of }) => of.as === 'required' && of.index === index),
        );
        if (isSaid) return [];
        const where = names.length === 0 ? 'the text' : names.join(' or ');
        return objectAt(null, {
          rule,
          verdict: 'deny',
          measure: `${channel}: ${phrase}`,
          message: `“${phrase}” has to stand in ${where} of what goes out by ${channelNames[channel]}, and it is missing.`,
          remedy: `Add “${phrase}”, written out and visible.`,
        });
      });
    }),
};
