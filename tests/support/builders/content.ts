import { composeVariant } from '../../../lib/agents/content/compose-variant';
import type { ApprovedFact } from '../../../lib/core/content/approved-fact';
import { splitText, toPercents } from '../../../lib/core/content/page-split';
import type { PublishVariant, SetSplit } from '../../../lib/core/content/variant-payload';
import { banditSettings, nextShares } from '../../../lib/core/learning/bandit';

export const aFact = (over: Partial<ApprovedFact> = {}): ApprovedFact => ({
  id: 'fct_1',
  text: 'Every order can be returned within 30 days.',
  sourceTitle: 'Terms of sale',
  validUntil: null,
  industries: [],
  roles: [],
  withdrawn: false,
  ...over,
});

export const today = '2026-11-25';

/** A variant for the decision makers of manufacturers, of these facts. */
export function aVariant(facts: readonly ApprovedFact[] = [aFact()]): PublishVariant {
  const audience = { industry: 'Manufacturing', role: 'decision_maker' as const };
  const variant = composeVariant('pag_1', audience, 'a', { facts, today });
  if (!variant) throw new Error('None of these facts can be stated.');
  return variant;
}

export const SEGMENT = 'manufacturing--decision-maker';
export const VARIANT = `${SEGMENT}--a`;

/** The state of a page with one variant beside its own words. */
export const aPageState = (split = 'base 100 %') => ({
  'base.headline': 'Gifts',
  'base.text': 'For all.',
  'base.button': 'Ask us',
  [`${VARIANT}.headline`]: 'For Manufacturing',
  [`${VARIANT}.text`]: 'For them.',
  [`${VARIANT}.button`]: 'Ask us',
  [`${SEGMENT}.split`]: split,
});

/** A split that was drawn: after 1000 visits each, the variant wins clearly. */
export function aSplit(over: Partial<SetSplit> = {}): SetSplit {
  const none = { bounced: 0, complained: 0 };
  const arms = [
    { key: 'base', shown: 1000, won: 20, ...none },
    { key: VARIANT, shown: 1000, won: 60, ...none },
  ];
  const { shares } = nextShares(arms, [1, 0], 'seed');
  return {
    pageId: 'pag_1',
    segment: SEGMENT,
    fromSplit: 'base 100 %',
    toSplit: splitText(toPercents(['base', VARIANT], shares)),
    draw: { seed: 'seed', through: '2026-11-24', arms, settings: banditSettings },
    ...over,
  };
}
