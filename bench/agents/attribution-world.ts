import {
  type Journey,
  type Touch,
  type TouchChannel,
  touchChannels,
} from '../../lib/core/attribution/attribution';
import { shapleyShares } from '../../lib/core/attribution/shapley-shares';
import { sigmoid } from '../../lib/core/statistics/logistic-regression';
import { seededRandom } from '../../lib/platform/random';

const DAY_MS = 86_400_000;
export const NOW_MS = Date.UTC(2026, 10, 30);

/**
 * How the invented accounts behave. `effect`: what a channel adds to the log-odds of winning. `early`: how far before the outcome its touches
 * lie, as a share of the look-back. What a channel really brings and where its touches lie have nothing to do with each other, as little as
 * how often there is one.
 */
const channelsOfWorld = [
  { channel: 'web', chance: 0.75, effect: 0, early: 0.05, touches: 5 },
  { channel: 'email', chance: 0.5, effect: 0.5, early: 0.35, touches: 3 },
  { channel: 'outreach', chance: 0.35, effect: 1.1, early: 0.55, touches: 2 },
  { channel: 'ads', chance: 0.45, effect: 0.15, early: 0.9, touches: 3 },
  { channel: 'crm', chance: 0.3, effect: 0.8, early: 0.25, touches: 1 },
] as const satisfies readonly {
  channel: TouchChannel;
  chance: number;
  effect: number;
  early: number;
  touches: number;
}[];
const BASE_LOG_ODDS = -1.3;
/** Outreach and e-mail together bring more than either by itself: the model's own starting point knows no such thing. */
const TOGETHER = 0.5;
/** Where accounts that would buy anyway are also those who come and who are written to. */
const WILLING = { chance: 0.3, logOdds: 1.6, touched: 1.8 };

export type World = { isConfounded: boolean };

const bitOf = (channel: TouchChannel): number => 1 << touchChannels.indexOf(channel);
const isWilling = (random: ReturnType<typeof seededRandom>, world: World): boolean =>
  random.float() < WILLING.chance && world.isConfounded;

/** The true chance of winning with a set of channels, of an account that is as willing as it is. */
const trueRate = (set: number, willing: boolean): number =>
  sigmoid(
    BASE_LOG_ODDS +
      (willing ? WILLING.logOdds : 0) +
      channelsOfWorld.reduce((sum, { channel, effect }) => sum + (set & bitOf(channel) ? effect : 0), 0) +
      (set & bitOf('email') && set & bitOf('outreach') ? TOGETHER : 0),
  );

export type TrueContribution = ReadonlyMap<TouchChannel | 'none', number>;
export type Invented = { journeys: Journey[]; truth: TrueContribution };

/**
 * Accounts with one decided opportunity each, and what each channel truly brought of what was won: its Shapley value in the game of the true
 * chances of that very account, which no model is told. Amounts have nothing to do with channels.
 */
export function inventAccounts(accounts: number, seed: string, world: World): Invented {
  const random = seededRandom(seed);
  const truth = new Map<TouchChannel | 'none', number>();
  const give = (to: TouchChannel | 'none', amount: number) => truth.set(to, (truth.get(to) ?? 0) + amount);
  const journeys = Array.from({ length: accounts }, (_, i): Journey => {
    const willing = isWilling(random, world);
    const outcomeAtMs = NOW_MS - random.float() * 300 * DAY_MS;
    const touches: Touch[] = [];
    let set = 0;
    for (const { channel, chance, early, touches: most } of channelsOfWorld) {
      const likely = willing ? Math.min(0.95, chance * WILLING.touched) : chance;
      if (random.float() >= likely) continue;
      set |= bitOf(channel);
      for (let n = random.int(1, most); n > 0; n--) {
        const share = Math.min(0.99, Math.max(0.001, early + 0.12 * random.normal()));
        touches.push({
          channel,
          agentId: null,
          playId: null,
          atMs: outcomeAtMs - share * 90 * DAY_MS,
        });
      }
    }
    const isWon = random.float() < trueRate(set, willing);
    const units = Math.round(8_000 * Math.exp(0.6 * random.normal()));
    if (isWon) {
      const shares = shapleyShares(set, (part) => trueRate(part, willing), touchChannels.length);
      give('none', units * shares.none);
      for (const [c, channel] of touchChannels.entries()) {
        const share = shares.channels[c] ?? 0;
        if (share > 0) give(channel, units * share);
      }
    }
    return {
      id: `opp ${i}`,
      accountId: `acc ${i}`,
      isWon,
      amountMicros: BigInt(units) * 1_000_000n,
      currency: 'EUR',
      outcomeAtMs,
      touches,
    };
  });
  return { journeys, truth };
}
