import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { assignArm } from '../../lib/core/holdouts/assign-arm';
import {
  addTallies,
  differenceSequence,
  emptyTally,
  type Interval,
  meanOf,
  type Tally,
} from '../../lib/core/holdouts/confidence-sequence';
import { checkSampleRatio } from '../../lib/core/holdouts/sample-ratio';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/email');
const SPLITS = 2000;
const LOOK_EVERY = 100;
const NAIVE_Z = 1.96;
const halves = { agent: 50, business_as_usual: 50, shadow: 0 } as const;

type Person = { segment: string; visit: number; spend: number };
type Measure = 'visit' | 'spend';

/** Published of the whole set: lift of each e-mail against none. */
const published: Record<string, Record<Measure, readonly [number, number]>> = {
  'Mens E-Mail': { visit: [0.07, 0.0832], spend: [0.485, 1.055] },
  'Womens E-Mail': { visit: [0.0389, 0.0516], spend: [0.169, 0.68] },
};

/** Holdouts on two real experiments: known lifts, looking early where there is none, and arms that are not as drawn. */
export function measureHoldouts(say: (line: string) => void): Promise<Figure[]> {
  const people = readPeople();
  return Promise.resolve([...lifts(people, say), ...peeking(people, say), ...sampleRatios(say)]);
}

function readPeople(): Person[] {
  const rows: Record<string, string>[] = parse(readFileSync(path.join(folder, 'hillstrom_half.csv')), {
    columns: true,
    bom: true,
  });
  return rows.map(({ segment = '', visit, spend }) => ({
    segment,
    visit: Number(visit),
    spend: Number(spend),
  }));
}

const tallyOf = (value: number): Tally => ({ n: 1, sum: value, squares: value * value });
const tally = (values: readonly number[]): Tally => values.map(tallyOf).reduce(addTallies, emptyTally);
const sizeOfOne = (people: readonly Person[], of: Measure): number =>
  of === 'visit' ? 1 : Math.max(...people.map(({ spend }) => spend));

function lifts(people: readonly Person[], say: (line: string) => void): Figure[] {
  const control = people.filter(({ segment }) => segment === 'No E-Mail');
  let inside = 0;
  const figures = Object.entries(published).flatMap(([segment, bounds]) => {
    const treated = people.filter((person) => person.segment === segment);
    return (['visit', 'spend'] as const).map((measure) => {
      const interval = differenceSequence({
        treated: tally(treated.map((person) => person[measure])),
        control: tally(control.map((person) => person[measure])),
        oneMore: sizeOfOne([...treated, ...control], measure),
        plannedUnits: treated.length + control.length,
      });
      const [low, high] = bounds[measure];
      const estimate = interval?.estimate ?? Number.NaN;
      if (estimate >= low && estimate <= high) inside += 1;
      say(
        `  ${segment}, ${measure}: lift ${shown(interval)}; published ${low} to ${high}, ${treated.length} against ${control.length} people`,
      );
      return plain(`holdouts: lift of ${segment} on ${measure}`, estimate, '');
    });
  });
  return [...figures, exactly('holdouts: lifts inside the published intervals, of 4', inside, '', 4)];
}

const shown = (interval: Interval | null): string =>
  interval
    ? `${interval.estimate.toFixed(4)} (always-valid ${interval.low.toFixed(4)} to ${interval.high.toFixed(4)})`
    : 'none';

/** Splits of those who got no e-mail: whatever is found between their halves is not there. */
function peeking(people: readonly Person[], say: (line: string) => void): Figure[] {
  const control = people.filter(({ segment }) => segment === 'No E-Mail');
  return (['visit', 'spend'] as const).flatMap((measure) => {
    const found = { sequence: 0, naive: 0, fixed: 0 };
    for (let split = 0; split < SPLITS; split++) {
      const looked = lookThrough(control, measure, `split ${split}`);
      if (looked.sequence) found.sequence += 1;
      if (looked.naive) found.naive += 1;
      if (looked.fixed) found.fixed += 1;
    }
    const share = (count: number) => (100 * count) / SPLITS;
    say(
      `  ${measure}: ${SPLITS} splits of ${control.length} people, looked at every ${LOOK_EVERY}: ${share(found.sequence)} % found a difference, by |z| > ${NAIVE_Z} ${share(found.naive)} %, by one look at the end ${share(found.fixed)} %`,
    );
    return [
      atMost(`holdouts: false positives while peeking, ${measure}`, share(found.sequence), '%', 5),
      plain(`holdouts: the same by |z| > ${NAIVE_Z}, ${measure}`, share(found.naive), '%'),
    ];
  });
}

function lookThrough(control: readonly Person[], measure: Measure, seed: string) {
  let treated = emptyTally;
  let left = emptyTally;
  let oneMore = measure === 'visit' ? 1 : 0;
  const found = { sequence: false, naive: false, fixed: false };
  for (const [i, person] of control.entries()) {
    const value = tallyOf(person[measure]);
    oneMore = Math.max(oneMore, person[measure]);
    if (assignArm(seed, String(i), halves) === 'agent') treated = addTallies(treated, value);
    else left = addTallies(left, value);
    const isLast = i === control.length - 1;
    if ((i + 1) % LOOK_EVERY !== 0 && !isLast) continue;
    const interval = differenceSequence({ treated, control: left, oneMore, plannedUnits: control.length });
    if (interval && (interval.low > 0 || interval.high < 0)) found.sequence = true;
    const isFar = Math.abs(zOf(treated, left)) > NAIVE_Z;
    if (isFar) found.naive = true;
    if (isLast) found.fixed = isFar;
  }
  return found;
}

function zOf(a: Tally, b: Tally): number {
  const varianceOfMean = (of: Tally) => Math.max(0, of.squares / of.n - meanOf(of) ** 2) / of.n;
  const error = Math.sqrt(varianceOfMean(a) + varianceOfMean(b));
  return error === 0 ? 0 : (meanOf(a) - meanOf(b)) / error;
}

function sampleRatios(say: (line: string) => void): Figure[] {
  const rows: string[][] = parse(readFileSync(path.join(folder, 'upworthy_exploratory_impressions.csv')), {
    from_line: 2,
  });
  const tests = rows.map(([, ...cells]) => cells.map(Number).filter((count) => count > 0));
  const flagged = tests.filter(
    (arms) =>
      checkSampleRatio(
        arms,
        arms.map(() => 1),
      ).fails,
  ).length;
  say(`  ${flagged} of ${tests.length} tests have arms that chance does not explain (p < 0.001)`);
  return [atLeast(`holdouts: tests flagged by the sample ratio, of ${tests.length}`, flagged, '', 700)];
}
