import type { Interest } from '@/lib/contracts/interest';
import { type IntentScore, intentScores } from '@/lib/core/signals/intent/intent-score';
import { now } from '@/lib/platform/clock';
import { dayText, type EngagementRow, today } from './read-engagement';
import { type KnownTopic, topicTitle } from './topic-weights';

const WEEKS = 16;
/** As many series as there are colours, the last for all the others. */
const MOST_SERIES = 5;

/** Whole days since the epoch: 1970-01-05 was a Monday. */
const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** Interest by topic at a moment (epoch ms), now unless given. What was done counts by the weight of its topic. */
export const scoreInterest = (
  rows: readonly EngagementRow[],
  topics: ReadonlyMap<string, KnownTopic>,
  atMs = now().getTime(),
): IntentScore[] =>
  intentScores(
    rows.flatMap(({ day, topic, count, weight }) =>
      count > 0
        ? [{ day, topic, kind: '', count, weight: (weight / count) * (topics.get(topic)?.weight ?? 1) }]
        : [],
    ),
    atMs,
  );

/** Interest by topic and engagement by week, for a screen. */
export function presentInterest(
  rows: readonly EngagementRow[],
  topics: ReadonlyMap<string, KnownTopic>,
  withheld: string | null = null,
): Interest {
  const scores = scoreInterest(rows, topics);
  const thisWeek = mondayOf(today());
  const weeks = Array.from({ length: WEEKS }, (_, i) => thisWeek - 7 * (WEEKS - 1 - i));
  const first = weeks[0] ?? thisWeek;
  const byTopic = new Map<string, number[]>();
  for (const { day, topic, weight } of rows) {
    const week = Math.floor((mondayOf(day) - first) / 7);
    if (week < 0 || week >= WEEKS) continue;
    const values = byTopic.get(topic) ?? weeks.map(() => 0);
    values[week] = (values[week] ?? 0) + weight;
    byTopic.set(topic, values);
  }
  const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const sorted = [...byTopic].sort(([, a], [, b]) => total(b) - total(a));
  const shown = sorted.slice(0, MOST_SERIES);
  const others = sorted.slice(MOST_SERIES);
  return {
    withheld,
    topics: scores.map(({ topic, score, parts, lastDay, sentence }) => ({
      name: topic,
      title: topicTitle(topics, topic),
      score,
      count: parts.reduce((sum, part) => sum + part.count, 0),
      lastDay: dayText(lastDay),
      sentence,
    })),
    weeks: weeks.map(dayText),
    series: [
      ...shown.map(([name, values]) => ({
        name,
        title: topicTitle(topics, name),
        values: values.map(round),
      })),
      ...(others.length === 0
        ? []
        : [
            {
              name: 'other topics',
              title: 'other topics',
              values: weeks.map((_, week) =>
                round(others.reduce((sum, [, values]) => sum + (values[week] ?? 0), 0)),
              ),
            },
          ]),
    ],
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
