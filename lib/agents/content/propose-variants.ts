import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { type PageAudience, segmentKey, segmentWords, variantKey } from '@/lib/core/content/page-audience';
import { splitOf, variantsOf, wordsOf } from '@/lib/core/content/page-state';
import { templateLanguages } from '@/lib/core/content/templates';
import { type PublishVariant, sentencesOf, variantForms } from '@/lib/core/content/variant-payload';
import type { AgentResult } from '../kit/agent';
import { countText } from '../kit/words';
import { composeVariant } from './compose-variant';
import type { ContentContext, PageStanding } from './context';
import { drawSplit, splitProposal, sureness } from './draw-split';

/** Every variant is read by a person: no more than these are asked about at once. */
const MOST_ROLES = 2;
/** Relative change of conversions by words written for the reader: assumed until the split has measured it, and said so. */
const VARIANT_UPLIFT = { low: -0.05, mid: 0.05, high: 0.2 };

const nothing = (summary: string): AgentResult => ({ summary, proposals: [] });

/**
 * Variants of the most visited landing page for the industry and the roles that were seen, from approved facts alone, and the split by which
 * they are tested against the page's own words. What a page has already is left as it is.
 */
export function proposeVariants(context: ContentContext): AgentResult {
  const { audience, pages } = context;
  if (!audience) return nothing('Nobody to write for was named.');
  const page = pages.find(({ language }) => templateLanguages.includes(language.split('-')[0] ?? ''));
  if (!page)
    return nothing(
      pages.length === 0
        ? 'No landing page is known: nothing to personalise.'
        : `No landing page is in a language that there are templates for (${templateLanguages.join(', ')}).`,
    );
  const roles = audience.roles.length > 0 ? audience.roles.slice(0, MOST_ROLES) : [null];
  const groups = roles.map((role) => forGroup(context, page, { industry: audience.industry, role }));
  const proposals = groups.flatMap(({ proposals: some }) => some);
  if (proposals.length === 0) return nothing(`Nothing proposed: ${groups.map(({ why }) => why).join('; ')}.`);
  const variants = proposals.filter(({ kind }) => kind === 'cms.page.publish-variant').length;
  return {
    summary: `Personalise the landing page by ${countText(variants, 'variant')} from approved facts.`,
    proposals,
  };
}

function forGroup(
  context: ContentContext,
  page: PageStanding,
  audience: PageAudience,
): { proposals: Proposal[]; why: string } {
  const segment = segmentKey(audience);
  const group = segmentWords(segment).toLowerCase();
  const there = variantsOf(page.state, segment);
  const composed = variantForms.flatMap((form) => {
    if (wordsOf(page.state, variantKey(audience, form)) !== null) return [];
    return composeVariant(page.id, audience, form, context) ?? [];
  });
  if (composed.length === 0)
    return {
      proposals: [],
      why:
        there.length > 1
          ? `the page has variants for ${group} already`
          : `no approved fact may be stated to ${group} today`,
    };
  const published = composed.map((variant) => variantProposal(context, page, variant, group));
  const keys = [...there, ...composed.map(({ form }) => variantKey(audience, form))];
  const from = splitOf(page.state, segment);
  const drawn = drawSplit(page, segment, { keys, from, seed: context.seed });
  return {
    proposals: [...published, splitProposal(context, page, segment, { keys, from, drawn })],
    why: '',
  };
}

function variantProposal(
  context: ContentContext,
  page: PageStanding,
  variant: PublishVariant,
  group: string,
): Proposal {
  const payload: PayloadOf<'cms.page.publish-variant'> = variant;
  const cited = new Set(sentencesOf(variant).flatMap(({ factId }) => factId ?? []));
  const { audience } = context;
  return {
    kind: 'cms.page.publish-variant',
    payload,
    reasoning: [
      `Written for ${group}: people like these were seen engaging unusually.`,
      `It states ${countText(cited.size, 'approved fact')}, word for word; every other sentence claims nothing.`,
      `What such words change was not measured yet: ${VARIANT_UPLIFT.low * 100} % to ${VARIANT_UPLIFT.high * 100} % of conversions is assumed.`,
    ].join(' '),
    inputs: [
      { type: 'signal', id: context.signal.id, note: 'What set it off.' },
      { type: 'page', id: page.id, note: 'The words and variants that it has.' },
      ...(audience
        ? [{ type: 'account' as const, id: audience.accountId, note: 'Industry, and roles that engaged.' }]
        : []),
      ...[...cited].map((id) => ({ type: 'fact' as const, id, note: 'Stated word for word.' })),
    ],
    expectedEffect: {
      metric: 'Relative change of conversions in the segment (assumed)',
      unit: 'ratio',
      value: VARIANT_UPLIFT.mid,
      low: VARIANT_UPLIFT.low,
      high: VARIANT_UPLIFT.high,
      horizonDays: 28,
    },
    confidence: sureness(context),
  };
}
