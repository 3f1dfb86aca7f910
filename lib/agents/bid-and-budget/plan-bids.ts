import { type CampaignOutlook, probabilityOfBetterReturn } from '@/lib/core/statistics/budget-shift';
import { probabilityAbove } from '@/lib/core/statistics/normal';
import type { CampaignStanding } from './context';
import { fullUtilisation, maxStep, scaled, shiftProbability, wholeCents } from './plan-shifts';

const raiseStep = 0.1;
const lowerStep = 0.05;

export type BidChange = {
  outlook: CampaignOutlook;
  fromMicros: bigint;
  toMicros: bigint;
  why: 'underspends' | 'overpays';
  probability: number;
};

/**
 * Bids of campaigns whose budget stays: raised a little where a strong campaign can't spend what it has, lowered a little
 * where the last unit of spend very likely returns less than it costs.
 */
export function planBids(
  outlooks: readonly CampaignOutlook[],
  campaigns: readonly CampaignStanding[],
  settled: ReadonlySet<string>,
  maxRelativeChange: number,
): BidChange[] {
  return outlooks.flatMap((outlook): BidChange[] => {
    const bid = BigInt(campaigns.find(({ id }) => id === outlook.id)?.bidMicros ?? '0');
    if (settled.has(outlook.id) || bid <= 0n) return [];
    // What a conversion is worth is not known here: only money can be held against what it costs.
    const hasPrice = outlook.response.outcome === 'revenue';
    const overpays = hasPrice ? 1 - probabilityAbove(outlook.logMarginal, 0) : 0;
    const limit = Math.min(maxStep, maxRelativeChange);
    if (overpays >= shiftProbability) {
      return change(outlook, bid, -Math.min(lowerStep, limit), 'overpays', overpays);
    }
    const others = outlooks.filter(({ id }) => id !== outlook.id);
    const better = Math.min(1, ...others.map((other) => probabilityOfBetterReturn(other, outlook)));
    const isStrong = others.length > 0 && better >= shiftProbability && overpays <= 1 - shiftProbability;
    if (!isStrong || outlook.utilisation >= fullUtilisation) return [];
    return change(outlook, bid, Math.min(raiseStep, limit), 'underspends', better);
  });
}

function change(
  outlook: CampaignOutlook,
  fromMicros: bigint,
  share: number,
  why: BidChange['why'],
  probability: number,
): BidChange[] {
  const size = scaled(fromMicros, Math.abs(share));
  // Bids of a few cents move in smaller steps than whole cents, or they could never move.
  const delta = size >= 100_000n ? wholeCents(size) : size;
  if (delta <= 0n) return [];
  return [
    { outlook, fromMicros, toMicros: share < 0 ? fromMicros - delta : fromMicros + delta, why, probability },
  ];
}
