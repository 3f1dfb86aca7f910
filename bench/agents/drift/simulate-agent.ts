import type { Counts } from '@/lib/core/monitoring/drift/counts';
import type { ByContext } from '@/lib/core/monitoring/drift/split-change';
import { seededRandom } from '@/lib/platform/random';

export const outcomes = ['allow', 'escalate', 'deny'] as const;
type Rates = readonly [number, number, number];
export type World = { weights: readonly number[]; rates: readonly Rates[] };

export const BASELINE_DAYS = 28;
export const DECISIONS_A_DAY = 1000;

/** Six contexts, in which the gate answers very differently: so that other work alone moves the shares of the whole a lot. */
export const ordinaryWorld: World = {
  weights: [0.3, 0.25, 0.2, 0.12, 0.08, 0.05],
  rates: [
    [0.9, 0.08, 0.02],
    [0.7, 0.2, 0.1],
    [0.35, 0.6, 0.05],
    [0.1, 0.85, 0.05],
    [0.5, 0.2, 0.3],
    [0.8, 0.1, 0.1],
  ],
};

/** The same decisions on other work: what asks often becomes as frequent as what hardly asks was. */
export const otherWork: World = { ...ordinaryWorld, weights: [0.12, 0.08, 0.3, 0.25, 0.2, 0.05] };

/** In one context five points more are asked about, and fewer allowed. */
export function shiftedWorld(context: number, points = 0.05): World {
  return {
    ...ordinaryWorld,
    rates: ordinaryWorld.rates.map((rates, i) =>
      i === context ? [rates[0] - points, rates[1] + points, rates[2]] : rates,
    ),
  };
}

const pick = (shares: readonly number[], at: number): number => {
  let sum = 0;
  for (const [i, share] of shares.entries()) {
    sum += share;
    if (at < sum) return i;
  }
  return shares.length - 1;
};

/** The decisions of one agent, day by day and context by context; `world` is told the day from 0, the first of the baseline. */
export function simulateAgent(seed: string, days: number, world: (day: number) => World): ByContext[] {
  const random = seededRandom(seed).float;
  return Array.from({ length: days }, (_, day) => {
    const { weights, rates } = world(day);
    const counted: Record<string, Record<string, number>> = {};
    for (let i = 0; i < DECISIONS_A_DAY; i++) {
      const context = pick(weights, random());
      const outcome = outcomes[pick(rates[context] ?? [1], random())] ?? 'allow';
      const counts = counted[`context ${context}`] ?? {};
      counted[`context ${context}`] = counts;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counted;
  });
}

export const ofContext = (days: readonly ByContext[], context: string): Counts[] =>
  days.map((day) => day[context] ?? {});
