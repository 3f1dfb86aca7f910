/** The newest so many numbers, in the order of their size. */
export type SortedWindow = {
  push: (value: number) => void;
  count: () => number;
  /** The number below which `share` of them lie; 0 while there is none. */
  quantile: (share: number) => number;
  /** The `rank`-th largest, from 0. */
  fromTop: (rank: number) => number;
};

export function sortedWindow(size: number): SortedWindow {
  const order: number[] = [];
  const sorted: number[] = [];
  let oldest = 0;
  const place = (value: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    push(value) {
      sorted.splice(place(value), 0, value);
      if (order.length < size) {
        order.push(value);
        return;
      }
      sorted.splice(place(order[oldest] ?? 0), 1);
      order[oldest] = value;
      oldest = (oldest + 1) % size;
    },
    count: () => sorted.length,
    quantile: (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0,
    fromTop: (rank) => sorted[sorted.length - 1 - rank] ?? 0,
  };
}
