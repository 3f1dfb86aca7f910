import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { renderEmail } from '@/lib/core/content/email-variant';
import {
  BASE,
  type PageAudience,
  segmentKey,
  segmentWords,
  variantKey,
} from '@/lib/core/content/page-audience';
import { splitOf, type VariantWords, variantsOf, wordsOf } from '@/lib/core/content/page-state';
import {
  isPublishKind,
  kindsOfSurface,
  type Surface,
  surfaces,
  surfaceWords,
} from '@/lib/core/content/surface';
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

type VariantForm = (typeof variantForms)[number];

const nothing = (summary: string): AgentResult => ({ summary, proposals: [] });

/** How much is written at once: an ad and an e-mail for the group that was seen most, a page for each. */
const amounts: Record<Surface, { roles: number; forms: readonly VariantForm[] }> = {
  page: { roles: MOST_ROLES, forms: variantForms },
  email: { roles: 1, forms: ['a'] },
  ad: { roles: 1, forms: ['a'] },
};

/**
 * Variants of the most seen landing page, e-mail and ad for the industry and the roles that were seen, from approved facts alone, and the split
 * by which they are tested against the words that were there before. What a piece has already is left as it is.
 */
export function proposeVariants(context: ContentContext): AgentResult {
  const { audience } = context;
  if (!audience) return nothing('Nobody to write for was named.');
  const pieces = surfaces.flatMap((surface) => pieceFor(context, surface) ?? []);
  if (pieces.length === 0)
    return nothing(
      context.pages.length === 0
        ? 'No landing page, e-mail or ad is known: nothing to personalise.'
        : `No landing page, e-mail or ad is in a language that there are templates for (${templateLanguages.join(', ')}).`,
    );
  const groups = pieces.flatMap((piece) => {
    const roles = audience.roles.length > 0 ? audience.roles.slice(0, amounts[piece.surface].roles) : [null];
    return roles.map((role) => forGroup(context, piece, { industry: audience.industry, role }));
  });
  const proposals = groups.flatMap(({ proposals: some }) => some);
  if (proposals.length === 0)
    return nothing(`Nothing proposed: ${[...new Set(groups.map(({ why }) => why))].join('; ')}.`);
  const variants = proposals.filter(({ kind }) => isPublishKind(kind)).length;
  const where = pieces
    .filter(({ id }) => proposals.some(({ payload }) => isOf(payload, id)))
    .map(({ surface }) => `the ${surfaceWords[surface].title.toLowerCase()}`);
  return {
    summary: `Personalise ${where.join(', ')} by ${countText(variants, 'variant')} from approved facts.`,
    proposals,
  };
}

const isOf = (payload: unknown, id: string): boolean => (payload as { pageId?: string }).pageId === id;

/** The most seen piece of a surface that can be written for: in a language with templates, and of e-mails with an ending to keep. */
const pieceFor = ({ pages }: ContentContext, wanted: Surface): PageStanding | undefined =>
  pages.find(
    ({ surface, language, state }) =>
      surface === wanted &&
      templateLanguages.includes(language.split('-')[0] ?? '') &&
      (surface !== 'email' || canBeRendered(wordsOf(state, BASE))),
  );

const canBeRendered = (own: VariantWords | null): boolean =>
  own !== null && renderEmail({ subject: own.headline, body: own.text }, own) !== null;

function forGroup(
  context: ContentContext,
  page: PageStanding,
  audience: PageAudience,
): { proposals: Proposal[]; why: string } {
  const segment = segmentKey(audience);
  const group = segmentWords(segment).toLowerCase();
  const there = variantsOf(page.state, segment);
  const composed = amounts[page.surface].forms.flatMap((form) => {
    if (wordsOf(page.state, variantKey(audience, form)) !== null) return [];
    return composeVariant(page.id, audience, form, context) ?? [];
  });
  if (composed.length === 0)
    return {
      proposals: [],
      why:
        there.length > 1
          ? `the ${surfaceWords[page.surface].title.toLowerCase()} has variants for ${group} already`
          : `no approved fact may be stated to ${group} today`,
    };
  const published = composed.map((variant) => variantProposal(context, page, variant, group));
  // Where the policy lets nothing be tried, an ad's variant waits for a person to give it weight.
  if (page.surface === 'ad' && context.exploreShare === 0) return { proposals: published, why: '' };
  const keys = [...there, ...composed.map(({ form }) => variantKey(audience, form))];
  const from = splitOf(page.state, segment);
  const { seed, exploreShare } = context;
  const drawn = drawSplit(page, segment, { keys, from, seed, exploreShare });
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
    kind: kindsOfSurface[page.surface].publish,
    payload,
    reasoning: [
      `Written for ${group}: people like these were seen engaging unusually.`,
      `It states ${countText(cited.size, 'approved fact')}, word for word; every other sentence claims nothing.`,
      `What such words change was not measured yet: ${VARIANT_UPLIFT.low * 100} % to ${VARIANT_UPLIFT.high * 100} % of ${surfaceWords[page.surface].won.toLowerCase()} is assumed.`,
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
      metric: `Relative change of ${surfaceWords[page.surface].won.toLowerCase()} in the segment (assumed)`,
      unit: 'ratio',
      value: VARIANT_UPLIFT.mid,
      low: VARIANT_UPLIFT.low,
      high: VARIANT_UPLIFT.high,
      horizonDays: 28,
    },
    confidence: sureness(context),
  };
}
