import { splitField, variantField } from '../content/page-state';
import {
  keyOfVariant,
  type PublishVariant,
  publishVariantSchema,
  type SetSplit,
  setSplitSchema,
  textOfVariant,
} from '../content/variant-payload';
import { type ActionKindEntry, entry } from './kind-entry';

/** A variant is put where its words stand, and taken back, alike on every surface. */
export const publishEntry = (
  of: Pick<ActionKindEntry<PublishVariant>, 'channel' | 'title' | 'autonomyCeiling' | 'reversibility'>,
) =>
  entry<PublishVariant>({
    ...of,
    payload: publishVariantSchema,
    risk: 'medium',
    timeToDetect: 'days',
    // Putting words somewhere reaches nobody: the split does, or a message of its own.
    reaches: null,
    texts: (p) => [
      { name: 'headline', text: p.headline.text },
      { name: 'text', text: textOfVariant(p) },
      { name: 'button', text: p.button },
    ],
    target: (p) => ({ type: 'page', id: p.pageId }),
    intended: (p) => {
      const key = keyOfVariant(p);
      return {
        [variantField(key, 'headline')]: p.headline.text,
        [variantField(key, 'text')]: textOfVariant(p),
        [variantField(key, 'button')]: p.button,
      };
    },
    addedDailySpend: () => 0n,
  });
export const splitEntry = (of: Pick<ActionKindEntry<SetSplit>, 'channel' | 'title' | 'reversibility'>) =>
  entry<SetSplit>({
    ...of,
    payload: setSplitSchema,
    risk: 'low',
    timeToDetect: 'days',
    reaches: null,
    texts: () => [],
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'page', id: p.pageId }),
    intended: (p) => ({ [splitField(p.segment)]: p.toSplit }),
    addedDailySpend: () => 0n,
  });
