import { POSITION_SHARE } from './attribution';

/** The share of each of `count` touches in order, by the three models that go by position alone; each adds up to 1. */
export const touchShares = {
  first: (count: number): number[] => Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 0)),
  last: (count: number): number[] => Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : 0)),
  position: (count: number): number[] => {
    if (count === 1) return [1];
    if (count === 2) return [0.5, 0.5];
    const between = (1 - 2 * POSITION_SHARE) / (count - 2);
    return Array.from({ length: count }, (_, i) => (i === 0 || i === count - 1 ? POSITION_SHARE : between));
  },
} as const;
