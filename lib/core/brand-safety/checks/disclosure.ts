import { type BrandCheck, objectAt } from '../check';
import { channelNames } from '../guideline-sentences';

const rule = 'brand.disclosure';

/** Who is written to by an agent is told so, legibly. */
export const disclosure: BrandCheck = {
  rule,
  check({ content, fields, guidelines }) {
    const { required, channels, text } = guidelines.disclosure;
    if (!required || !content.byAgent) return [];
    const here = channels.filter((channel) => fields.some(({ field }) => field.channel === channel));
    return here.flatMap((channel) => {
      const isSaid = fields.some(
        ({ field, said }) => field.channel === channel && said.some(({ of }) => of.as === 'disclosure'),
      );
      if (isSaid) return [];
      return objectAt(null, {
        rule,
        verdict: 'deny',
        measure: channel,
        message: `An agent sends this by ${channelNames[channel]}, and it does not tell the reader: “${text}” is missing.`,
        remedy: `Add “${text}” to the text, written out and visible.`,
      });
    });
  },
};
