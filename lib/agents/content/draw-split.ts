import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { EVERYBODY, segmentWords, variantWords } from '@/lib/core/content/page-audience';
import { type PageSplit, splitText, toPercents } from '@/lib/core/content/page-split';
import type { Draw } from '@/lib/core/content/variant-payload';
import { type ArmBelief, type ArmCounts, banditSettings, nextShares } from '@/lib/core/learning/bandit';
import { percentText } from '../kit/words';
import type { ContentContext, PageStanding } from './context';

export type SplitDraw = { split: PageSplit; beliefs: ArmBelief[]; draw: Draw };

/** What was observed of each variant of a segment; of one that nobody saw, nothing. */
export function countsOf(page: PageStanding, segment: string, keys: readonly string[]): ArmCounts[] {
  return keys.map((key) => {
    const found = page.counts.find((count) => count.segment === segment && count.key === key);
    const { shown = 0, won = 0, bounced = 0, complained = 0 } = found ?? {};
    return { key, shown, won, bounced, complained };
  });
}

/** Draws the next split of a segment from what was observed of its variants. */
export function drawSplit(
  page: PageStanding,
  segment: string,
  { keys, from, seed }: { keys: readonly string[]; from: PageSplit; seed: string },
): SplitDraw {
  const arms = countsOf(page, segment, keys);
  const now = keys.map((key) => (from[key] ?? 0) / 100);
  const own = `${seed}:${page.id}:${segment}`;
  const { beliefs, shares } = nextShares(arms, now, own);
  const days = page.counts.filter((count) => count.segment === segment).map(({ through }) => through);
  return {
    split: toPercents(keys, shares),
    beliefs,
    draw: { seed: own, through: days.sort().at(-1) ?? null, arms, settings: banditSettings },
  };
}

/** Shares of visitors, in words. */
const sharesText = (keys: readonly string[], split: PageSplit): string =>
  keys.map((key) => `${variantWords(key).toLowerCase()} ${split[key] ?? 0} %`).join(', ');

const stopReasons = {
  worse: 'is worse than the best with high probability',
  bounces: 'is left at once more often than the page’s own words',
  complaints: 'draws more complaints than may be',
} as const;

export function splitProposal(
  context: ContentContext,
  page: PageStanding,
  segment: string,
  { keys, from, drawn }: { keys: readonly string[]; from: PageSplit; drawn: SplitDraw },
): Proposal {
  const { split, beliefs, draw } = drawn;
  const payload: PayloadOf<'cms.page.set-traffic-split'> = {
    pageId: page.id,
    segment,
    fromSplit: splitText(from),
    toSplit: splitText(split),
    draw,
  };
  const shown = draw.arms.reduce((sum, arm) => sum + arm.shown, 0);
  const gain = beliefs.reduce(
    (sum, { key, mean }) => sum + (mean * ((split[key] ?? 0) - (from[key] ?? 0))) / 100,
    0,
  );
  const spread = Math.sqrt(
    beliefs.reduce(
      (sum, { key, deviation }) => sum + ((deviation * ((split[key] ?? 0) - (from[key] ?? 0))) / 100) ** 2,
      0,
    ),
  );
  const stopped = beliefs.flatMap(({ key, stopped: why, worse }) =>
    why === null
      ? []
      : [`${variantWords(key)} ${stopReasons[why]}${why === 'worse' ? ` (${percentText(worse)})` : ''}.`],
  );
  return {
    kind: 'cms.page.set-traffic-split',
    payload,
    reasoning: [
      `${segment === EVERYBODY ? 'Visitors of no segment of their own' : segmentWords(segment)}: ${sharesText(keys, from)} becomes ${sharesText(keys, split)}.`,
      shown === 0
        ? 'Nothing was observed yet: each variant gets a share to be seen by.'
        : `Drawn from ${shown} visits up to ${draw.through}: ${beliefs.map(({ key, mean }) => `${variantWords(key).toLowerCase()} converts ${(mean * 100).toFixed(2)} % as believed`).join(', ')}.`,
      ...stopped,
      'The draw is recorded, and can be made again from its seed and counts.',
    ]
      .join(' ')
      .slice(0, 2000),
    inputs: [
      { type: 'signal', id: context.signal.id, note: 'What set it off.' },
      { type: 'page', id: page.id, note: `Visits and conversions of ${keys.length} variants.` },
    ],
    expectedEffect: {
      metric: 'Conversions per visitor of the segment, as believed',
      unit: 'probability',
      value: gain,
      low: gain - 1.2816 * spread,
      high: gain + 1.2816 * spread,
      horizonDays: 1,
    },
    confidence: sureness(context),
  };
}

/** How far the data can be trusted: the draw itself follows from it. */
export const sureness = ({ signal }: ContentContext): number =>
  Number((0.8 + 0.2 * Math.max(0, Math.min(1, signal.quality))).toFixed(4));
