import { type ContactChannel, contactChannels } from '../contactability/purposes';
import type { ReadingPattern } from '../learning/send-time';
import { bandOfHour, type HourBand, hourBands } from './hour-bands';
import type { FactRead } from './message-facts';

/** As if so many had been answered before on each channel, all alike: what was seen once or twice says little. */
const PRIOR_ANSWERS = 1;
const LEAST_ANSWERS = 3;
/** From how sure on something is worth keeping. */
export const LEAST_CONFIDENCE = 0.5;

/** The channel on which somebody answers, by how often they did on each; null while that says too little. */
export function learnChannel(answered: Readonly<Partial<Record<ContactChannel, number>>>): FactRead | null {
  const all = contactChannels.map((channel) => ({ channel, count: answered[channel] ?? 0 }));
  const total = all.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST_ANSWERS) return null;
  const [best] = all.toSorted((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1));
  if (!best) return null;
  const confidence = (best.count + PRIOR_ANSWERS) / (total + PRIOR_ANSWERS * contactChannels.length);
  return confidence < LEAST_CONFIDENCE
    ? null
    : {
        fact: { type: 'preferred_channel', value: { channel: best.channel } },
        confidence: rounded(confidence),
      };
}

/** A part of the day has to hold so much more of somebody's reading than its hours would by chance. */
const CLEARLY_MORE = 1.2;

/**
 * The part of the day at which somebody reads, by their own history, drawn towards people like them; null where it is not their own that
 * says so, or no part stands out. As sure as the share of their own history in it.
 */
export function learnBestHours(pattern: ReadingPattern): FactRead | null {
  if (pattern.shares.contact < LEAST_CONFIDENCE) return null;
  const byBand = new Map<HourBand, number[]>(hourBands.map((band) => [band, []]));
  for (const [hour, weight] of pattern.hours.entries()) byBand.get(bandOfHour(hour))?.push(weight);
  const [best] = [...byBand]
    .map(([band, weights]) => ({ band, mean: weights.reduce((a, b) => a + b, 0) / weights.length }))
    .toSorted((a, b) => b.mean - a.mean);
  if (!best || best.mean < CLEARLY_MORE) return null;
  return {
    fact: { type: 'best_hours', value: { band: best.band } },
    confidence: rounded(pattern.shares.contact),
  };
}

const rounded = (share: number): number => Number(share.toFixed(3));
