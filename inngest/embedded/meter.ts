const WINDOW_MS = 60_000;

/** Counts the steps that ended in the last minute, for the engine's health. */
export type Meter = { steps: (count: number) => void; stepsPerMinute: () => number };

export function createMeter(): Meter {
  const bySecond = new Map<number, number>();
  return {
    steps(count) {
      const second = Math.floor(Date.now() / 1000);
      bySecond.set(second, (bySecond.get(second) ?? 0) + count);
      for (const old of bySecond.keys()) if (old * 1000 < Date.now() - WINDOW_MS) bySecond.delete(old);
    },
    stepsPerMinute: () =>
      [...bySecond].reduce(
        (sum, [second, count]) => (second * 1000 >= Date.now() - WINDOW_MS ? sum + count : sum),
        0,
      ),
  };
}
