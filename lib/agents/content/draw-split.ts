import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { EVERYBODY, segmentWords, variantWords } from '@/lib/core/content/page-audience';
import { type PageSplit, splitText, toPercents } from '@/lib/core/content/page-split';
import { kindsOfSurface, type Surface, settingsOfSurface, surfaceWords } from '@/lib/core/content/surface';
import type { Draw } from '@/lib/core/content/variant-payload';
import { type ArmBelief, type ArmCounts, type BanditSettings, nextShares } from '@/lib/core/learning/bandit';
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
  {
    keys,
    from,
    seed,
    exploreShare,
  }: { keys: readonly string[]; from: PageSplit } & Pick<ContentContext, 'seed' | 'exploreShare'>,
): SplitDraw {
  const arms = countsOf(page, segment, keys);
  const settings = settingsFor(page.surface, exploreShare);
  const now = keys.map((key) => (from[key] ?? 0) / 100);
  const own = `${seed}:${page.id}:${segment}`;
  const { beliefs, shares } = nextShares(arms, now, own, settings);
  const days = page.counts.filter((count) => count.segment === segment).map(({ through }) => through);
  return {
    split: toPercents(keys, shares),
    beliefs,
    draw: { seed: own, through: days.sort().at(-1) ?? null, arms, settings },
  };
}

/** What is paid for is explored within the policy. */
const settingsFor = (surface: Surface, exploreShare: number): BanditSettings =>
  surface === 'ad' ? { ...settingsOfSurface.ad, maxExplored: exploreShare } : settingsOfSurface[surface];

const nameOf = (key: string, surface: Surface): string => variantWords(key, surface).toLowerCase();
/** Shares, in words. */
const sharesText = (keys: readonly string[], split: PageSplit, surface: Surface): string =>
  keys.map((key) => `${nameOf(key, surface)} ${split[key] ?? 0} %`).join(', ');

const stopReasons = {
  worse: 'is worse than the best with high probability',
  bounces: 'is left at once more often than the words that were there before',
  complaints: 'draws more complaints than may be',
} as const;

export function splitProposal(
  context: ContentContext,
  page: PageStanding,
  segment: string,
  { keys, from, drawn }: { keys: readonly string[]; from: PageSplit; drawn: SplitDraw },
): Proposal {
  const { split, beliefs, draw } = drawn;
  const { surface } = page;
  const { shown: seen, won } = surfaceWords[surface];
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
      : [
          `${variantWords(key, surface)} ${stopReasons[why]}${why === 'worse' ? ` (${percentText(worse)})` : ''}.`,
        ],
  );
  return {
    kind: kindsOfSurface[surface].split,
    payload,
    reasoning: [
      `${segment === EVERYBODY ? 'Whoever is of no segment of their own' : segmentWords(segment)}: ${sharesText(keys, from, surface)} becomes ${sharesText(keys, split, surface)}.`,
      shown === 0
        ? 'Nothing was observed yet: each variant gets a share to be seen by.'
        : `Drawn from what was counted up to ${draw.through} (${seen.toLowerCase()}: ${shown}): ${beliefs.map(({ key, mean }) => `${nameOf(key, surface)} comes to ${(mean * 100).toFixed(2)} % as believed`).join(', ')}.`,
      ...stopped,
      ...(draw.settings.maxExplored === undefined
        ? []
        : [
            `No more than ${percentText(draw.settings.maxExplored)} is drawn for others than the best, as the policy says.`,
          ]),
      'The draw is recorded, and can be made again from its seed and counts.',
    ]
      .join(' ')
      .slice(0, 2000),
    inputs: [
      { type: 'signal', id: context.signal.id, note: 'What set it off.' },
      { type: 'page', id: page.id, note: `${seen} and ${won.toLowerCase()} of ${keys.length} variants.` },
    ],
    expectedEffect: {
      metric: `${won} by ${seen.toLowerCase()} of the segment, as believed`,
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
