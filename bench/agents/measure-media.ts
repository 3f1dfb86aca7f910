import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { type AdDay, adDaysOf, kagRoundsOf } from './ad-days';
import { type AdReplayFigures, adReplayLines, replayAdDays } from './ad-replay';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/paid');
const rows = (name: string): Record<string, string>[] =>
  parse(readFileSync(path.join(folder, name)), { columns: true, bom: true, skip_empty_lines: true });
/** Exponents that the campaigns might answer with instead of the fitted ones: whether the gain hangs on them. */
const otherElasticities = [0.5, 0.7, 0.9];

const gain = ({ agent, history }: AdReplayFigures): number => agent.perUnit / history.perUnit - 1;

function measure(name: string, days: readonly AdDay[], say: (line: string) => void): Figure[] {
  const replay = replayAdDays(days);
  for (const line of adReplayLines(name, replay)) say(line);
  for (const elasticity of otherElasticities)
    say(
      `${name} if every campaign answered with b = ${elasticity}: agent against history ${(gain(replayAdDays(days, { elasticity })) * 100).toFixed(1)} %`,
    );
  const converted = ({ conversions, spend }: AdReplayFigures['agent']) => conversions / spend;
  return [
    atLeast(
      `media: ${name}, ${replay.outcome} per unit of spend, agent against history`,
      gain(replay),
      '',
      0,
    ),
    ...(replay.outcome === 'revenue'
      ? [
          atLeast(
            `media: ${name}, conversions per unit of spend, agent against history`,
            converted(replay.agent) / converted(replay.history) - 1,
            '',
            0,
          ),
        ]
      : []),
    exactly(`media: ${name}, overshoot`, replay.overshoot, 'units', 0),
    plain(
      `media: ${name}, error of the model on held-out days, share of the total`,
      replay.error.ofTotal,
      '',
    ),
    plain(
      `media: ${name}, the same of the last week's ratio carried on`,
      replay.error.ofTotalOfCarriedRatio,
      '',
    ),
  ];
}

/** What the bid and budget agent's decisions would have brought on real records, under the response model it states. */
export function measureMedia(say: (line: string) => void): Promise<Figure[]> {
  return Promise.resolve([
    ...measure('KAG', kagRoundsOf(rows('KAG_conversion_data.csv')), say),
    ...measure('91 days', adDaysOf(rows('online_advertising_performance.csv')), say),
  ]);
}
