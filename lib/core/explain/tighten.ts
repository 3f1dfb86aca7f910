import type { Verdict } from '../gate/finding';
import type { Range } from './lever';
import type { Patch } from './patch';
import { type Goal, patchOf, type RangeAt, type Setting } from './setting';
import type { Trial } from './trial';

type Tight = { settings: Setting[]; verdict: Verdict; justShort: Patch[] };

/**
 * Brings every figure of a set that reaches the goal as near as can be to what it was, one after the other. Null when the work is
 * used up before that is sure.
 */
export function tighten(settings: readonly Setting[], goal: Goal, trial: Trial): Tight | null {
  const reaches = (tried: readonly Setting[]): boolean => {
    const decision = trial.decide(patchOf(tried));
    return decision !== null && goal(decision.verdict);
  };
  let tight = [...settings];
  // What was brought nearer first may have room again once the others were.
  for (let round = 0; round < Math.min(2, settings.length); round++)
    for (const [at, setting] of tight.entries()) {
      if (!('value' in setting)) continue;
      const value = nearest(setting, (tried) => reaches(tight.with(at, { ...setting, value: tried })));
      tight = tight.with(at, { ...setting, value });
    }
  const justShort = tight.flatMap((setting, at): Patch[] => {
    const nearer = 'value' in setting ? unitNearer(setting) : null;
    return nearer === null ? [] : [patchOf(tight.with(at, { ...setting, value: nearer } as Setting))];
  });
  const answer = trial.decide(patchOf(tight));
  if (answer === null || !goal(answer.verdict)) return null;
  const isTight = justShort.every((patch) => {
    const decision = trial.decide(patch);
    return decision !== null && !goal(decision.verdict);
  });
  return isTight ? { settings: tight, verdict: answer.verdict, justShort } : null;
}

/** The last whole unit that is not what it was, seen from `value`. */
const unitNearer = ({ move, value }: RangeAt): number | null => {
  const nearer = value > move.at ? value - 1 : value + 1;
  const passes = value > move.at ? nearer <= move.at : nearer >= move.at;
  return passes ? null : nearer;
};

/** The value nearest to what it was that reaches the goal: doubling outwards until one does, then halving back. */
function nearest({ move, value }: RangeAt, reaches: (value: number) => boolean): number {
  const way = value > move.at ? 1 : -1;
  const start = way === 1 ? Math.floor(move.at) : Math.ceil(move.at);
  let short = bracketStart(move, value, start, way);
  let far = value;
  if (move.probes === undefined)
    for (let step = 1; start + way * step !== value && Math.abs(step) < Math.abs(value - start); step *= 2) {
      const tried = clamp(move, start + way * step);
      if (reaches(tried)) {
        far = tried;
        break;
      }
      short = tried;
    }
  while (Math.abs(far - short) > 1) {
    const middle = short + way * Math.floor(Math.abs(far - short) / 2);
    if (reaches(middle)) far = middle;
    else short = middle;
  }
  return far;
}

/** Where the answer may turn back and forth, only the stretch between two probes is looked into. */
function bracketStart({ probes, at }: Range, value: number, start: number, way: 1 | -1): number {
  if (probes === undefined) return start;
  return probes
    .filter((probe) => (way === 1 ? probe > at && probe < value : probe < at && probe > value))
    .reduce(
      (nearestProbe, probe) => (way === 1 ? Math.max(nearestProbe, probe) : Math.min(nearestProbe, probe)),
      start,
    );
}

const clamp = ({ min, max }: Range, value: number): number => Math.min(max, Math.max(min, value));
