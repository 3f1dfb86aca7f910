import { formatFigure } from '../../shared/format-figures';

/** What somebody did on one day about one topic, counted. Day: whole days since the epoch. Weight: of one such event. */
export type DailyIntent = { day: number; topic: string; kind: string; count: number; weight: number };

export type IntentSettings = {
  /** After so many days an event counts half. */
  halfLifeDays: number;
  /** The weight at which the score is 50; twice as much is 75, and so on towards 100. */
  weightOfHalf: number;
};
export const statedIntentSettings: IntentSettings = { halfLifeDays: 14, weightOfHalf: 10 };

export type IntentScore = {
  topic: string;
  /** 0–100. */
  score: number;
  /** What is left of all weights at that moment. */
  weight: number;
  lastDay: number;
  /** What it comes from, the strongest kind first. */
  parts: { kind: string; count: number; weight: number }[];
  sentence: string;
};

const dayMs = 86_400_000;

/**
 * Intent by topic at a moment (epoch ms), the strongest first. The order of the counts makes no difference; what lies after the
 * moment does not count; an event counts from the end of its day. Throws RangeError on a count or weight below 0.
 */
export function intentScores(
  counts: readonly DailyIntent[],
  atMs: number,
  settings: IntentSettings = statedIntentSettings,
): IntentScore[] {
  const byTopic = new Map<string, DailyIntent[]>();
  for (const count of counts) {
    if (!(count.count >= 0 && count.weight >= 0))
      throw new RangeError('Counts and weights of intent must be 0 or more.');
    if (count.day * dayMs > atMs || count.count * count.weight === 0) continue;
    const topic = byTopic.get(count.topic);
    if (topic) topic.push(count);
    else byTopic.set(count.topic, [count]);
  }
  return [...byTopic]
    .map(([topic, of]) => scoreTopic(topic, of, atMs, settings))
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
}

function scoreTopic(
  topic: string,
  counts: readonly DailyIntent[],
  atMs: number,
  { halfLifeDays, weightOfHalf }: IntentSettings,
): IntentScore {
  // Summed in one order, so that the same counts give the same digits however they came.
  const sorted = [...counts].sort(
    (a, b) =>
      a.day - b.day || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.count * a.weight - b.count * b.weight),
  );
  const parts = new Map<string, { kind: string; count: number; weight: number }>();
  let weight = 0;
  for (const { day, kind, count, weight: each } of sorted) {
    const ageDays = Math.max(0, atMs / dayMs - (day + 1));
    const left = count * each * 0.5 ** (ageDays / halfLifeDays);
    weight += left;
    const part = parts.get(kind) ?? { kind, count: 0, weight: 0 };
    parts.set(kind, { kind, count: part.count + count, weight: part.weight + left });
  }
  const score = Math.round(1000 * (1 - 0.5 ** (weight / weightOfHalf))) / 10;
  return {
    topic,
    score,
    weight,
    lastDay: sorted.at(-1)?.day ?? 0,
    parts: [...parts.values()].sort((a, b) => b.weight - a.weight || (a.kind < b.kind ? -1 : 1)),
    sentence: `${formatFigure(score)} of 100: what was done counts ${formatFigure(weight)} now, half as much every ${formatFigure(halfLifeDays)} days; ${formatFigure(weightOfHalf)} makes 50.`,
  };
}
