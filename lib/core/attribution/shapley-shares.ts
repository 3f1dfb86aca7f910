import type { WinRate } from './win-rates';

/** The values are exact up to so many channels: every set of them is looked at. */
const MOST_CHANNELS = 10;

/** With less of a chance nothing is won that could be shared out. */
const NEVER_WON = 1e-12;

/** Of what was won with one set of channels: the share of each channel, and of none. They add up to 1. */
export type SetShares = { channels: readonly number[]; none: number };

/**
 * The Shapley value of each channel in the game whose worth is the chance of winning by the set of channels present, as the share of what
 * was won with this set: L. S. Shapley, “A value for n-person games” (1953), applied to channels by X. Shao and L. Li, “Data-driven
 * multi-touch attribution models” (KDD 2011) and R. Berman, “Beyond the last touch” (Marketing Science 37(5), 2018). Exact: no set is left
 * out. The chance of winning without any channel belongs to none of them: what would have been won anyway is nobody's. Where touches do
 * not follow from how willing an account is anyway, that is what the channels caused; where they do, it is more than that.
 *
 * A channel with which less is won than without gets nothing; what the others get is then scaled down to the whole.
 */
export function shapleyShares(set: number, rate: WinRate, channelCount: number): SetShares {
  if (channelCount > MOST_CHANNELS)
    throw new RangeError(`Shapley values are worked out for at most ${MOST_CHANNELS} channels.`);
  const members = Array.from({ length: channelCount }, (_, c) => c).filter((c) => set & (1 << c));
  const channels = Array.from({ length: channelCount }, () => 0);
  const whole = rate(set);
  if (members.length === 0 || whole < NEVER_WON) return { channels, none: 1 };
  const weights = weightsOf(members.length);
  let gained = 0;
  for (const member of members) {
    const others = set & ~(1 << member);
    let value = 0;
    // Every subset of the others, the empty one last.
    for (let part = others; ; part = (part - 1) & others) {
      value += (weights[sizeOf(part)] ?? 0) * (rate(part | (1 << member)) - rate(part));
      if (part === 0) break;
    }
    const share = Math.max(0, value / whole);
    channels[member] = share;
    gained += share;
  }
  if (gained > 1) return { channels: channels.map((share) => share / gained), none: 0 };
  return { channels, none: 1 - gained };
}

/** By the size of the others that were there before: how many of all orders have them in front of a member, as a share. */
function weightsOf(members: number): number[] {
  const weights: number[] = [];
  let choose = 1;
  for (let size = 0; size < members; size++) {
    weights.push(1 / (members * choose));
    choose = (choose * (members - 1 - size)) / (size + 1);
  }
  return weights;
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}
