import { type SortedWindow, sortedWindow } from './sorted-window';

/** The share of what was seen that counts as the tail. */
const TAIL_SHARE = 0.01;
const LEAST_IN_TAIL = 5;
const LEAST_SEEN = 30;
/** How heavy a tail is thought to be before anything was seen, and as if how many values had said so. */
const PRIOR_HEAVINESS = 0.2;
const PRIOR_VALUES = 20;

/** What is known of how far values of one kind lie out. */
export type Tail = {
  push: (distance: number) => void;
  /** How rare a distance is: 3 where one as far out comes once in a thousand. Smaller distances than `least` are never rare. */
  surprise: (distance: number, least: number) => number;
  /** The distance that is as rare as this. */
  distanceAt: (surprise: number, least: number) => number;
};

/**
 * Learns from the newest distances. Beyond what was seen the tail is drawn on as a power of the distance (Hill, “A simple general approach
 * to inference about the tail of a distribution”, 1975), which suits what comes in bursts as well as what is even.
 */
export function learnTail(size: number): Tail {
  const seen = sortedWindow(size);
  const shape = (least: number) => tailShape(seen, least);
  return {
    push: seen.push,
    surprise(distance, least) {
      if (seen.count() < LEAST_SEEN) return 0;
      const { from, heaviness } = shape(least);
      return distance <= from ? 0 : -Math.log10(TAIL_SHARE) + Math.log10(distance / from) / heaviness;
    },
    distanceAt(surprise, least) {
      const { from, heaviness } = shape(least);
      return from * 10 ** (Math.max(0, surprise + Math.log10(TAIL_SHARE)) * heaviness);
    },
  };
}

function tailShape(seen: SortedWindow, least: number): { from: number; heaviness: number } {
  const count = Math.max(LEAST_IN_TAIL, Math.floor(seen.count() * TAIL_SHARE));
  const from = Math.max(seen.fromTop(count), least);
  let beyond = 0;
  for (let rank = 0; rank < count; rank++) {
    const distance = seen.fromTop(rank);
    if (distance > from) beyond += Math.log(distance / from);
  }
  return { from, heaviness: (beyond + PRIOR_VALUES * PRIOR_HEAVINESS) / (count + PRIOR_VALUES) };
}
