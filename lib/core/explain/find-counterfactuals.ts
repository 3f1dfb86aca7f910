import { decide } from '../gate/decide';
import type { Finding, Verdict } from '../gate/finding';
import type { Counterfactual, CounterfactualChange } from './counterfactual';
import type { Lever, LeverHelp, Range } from './lever';
import { leversOf } from './levers';
import type { GateCase, Patch } from './patch';
import { sentenceOf } from './sentence';
import { type Goal, patchOf, type Setting } from './setting';
import { tighten } from './tighten';
import { compareVerdicts, isMilder, type Trial, trialOf } from './trial';
import { verifyCounterfactual } from './verify-counterfactual';

export type Found = Counterfactual & {
  /** The same with one figure a unit nearer to what it was: then the answer is not this one. */
  justShort: Patch[];
};
export type Counterfactuals = {
  verdict: Verdict;
  found: Found[];
  /** How many changed forms of the case were decided. */
  tried: number;
  /** The search ended before everything was tried. */
  endedEarly: boolean;
};

const MOST_STATED = 12;
const LARGEST_SET = 5;
/** Pairs that look as if they would do, each decided before it is believed. */
const MOST_PAIRS = 40;

/**
 * What would have changed the answer to a case, found by deciding changed forms of it: single facts first, then pairs and larger sets
 * where no single one suffices. Of a figure it is the smallest change. Each is decided again as a whole before it is stated.
 */
export function findCounterfactuals(one: GateCase, help: LeverHelp): Counterfactuals {
  const base = decide(one.action, one.facts, one.now);
  if (base.findings.some(({ rule }) => rule === 'action.known-kind' || rule === 'action.valid-payload'))
    return { verdict: base.verdict, found: [], tried: 0, endedEarly: false };
  const trial = trialOf(one);
  const levers = leversOf(one, help);
  const tries = tryEach(levers, base.findings, trial);
  const sets =
    base.verdict === 'allow'
      ? stricterOnes(tries)
      : goalsFrom(base.verdict).flatMap((goal) => setsFor(goal, tries, base.findings, trial));
  const found = sets.flatMap(({ settings, goal }) => {
    const tight = tighten(settings, goal, trial);
    return tight ? [tight] : [];
  });
  const stated = pick(
    found.map(({ settings, verdict, justShort }) => state(settings, verdict, justShort)),
  ).filter(({ patch, verdict }) => verifyCounterfactual(one, patch) === verdict);
  return { verdict: base.verdict, found: stated, tried: trial.count, endedEarly: trial.usedUp };
}

const exactly =
  (wanted: Verdict): Goal =>
  (verdict) =>
    verdict === wanted;
/** A refusal that turns into a question is a change, and one that turns into a yes another. */
const goalsFrom = (verdict: Verdict): Goal[] =>
  verdict === 'deny' ? [(other) => isMilder(other, 'deny'), exactly('allow')] : [exactly('allow')];

/** Of an action that was allowed: what in the world would have had it asked or refused. Limits could always have been lower. */
const stricterOnes = (tries: readonly Try[]) =>
  firstOfEach(
    tries.filter(({ setting, verdict }) => verdict !== 'allow' && setting.lever.origin === 'circumstance'),
  ).map(({ setting, verdict }) => ({ settings: [setting], goal: exactly(verdict) }));

/** Of each lever the first, that is nearest, way to each answer. */
function firstOfEach(tries: readonly Try[]): Try[] {
  const seen = new Set<string>();
  return tries.filter(({ setting, verdict }) => {
    const key = `${setting.lever.id} ${verdict}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Try = { setting: Setting; verdict: Verdict; findings: Finding[] };

/** Each choice, and each range at its ends or wherever it is to be looked at. */
function tryEach(levers: readonly Lever[], before: readonly Finding[], trial: Trial): Try[] {
  const tries: Try[] = [];
  const attempt = (setting: Setting): Try | null => {
    const decision = trial.decide(patchOf([setting]));
    if (decision === null) return null;
    const tried = { setting, verdict: decision.verdict, findings: decision.findings };
    if (isDifferent(before, decision.findings)) tries.push(tried);
    return tried;
  };
  for (const lever of levers)
    for (const move of lever.moves) {
      if (move.type === 'choice') attempt({ lever, move });
      else for (const value of valuesToTry(move)) attempt({ lever, move, value });
    }
  return tries;
}

const valuesToTry = ({ at, min, max, probes }: Range): readonly number[] =>
  probes ?? [min, max].filter((value) => value !== at);

const keyOf = ({ rule, verdict, numbers }: Finding): string => `${verdict} ${rule} ${numbers.measure ?? ''}`;
const isDifferent = (before: readonly Finding[], after: readonly Finding[]): boolean =>
  before.length !== after.length || before.map(keyOf).join() !== after.map(keyOf).join();

type Candidate = { setting: Setting; left: Set<string> };

/** Sets of settings that reach the goal: every single one that does; else pairs; else one larger set from which nothing can be left out. */
function setsFor(goal: Goal, tries: readonly Try[], findings: readonly Finding[], trial: Trial) {
  const singles = firstOfEach(tries.filter(({ verdict }) => goal(verdict))).map(({ setting }) => [setting]);
  if (singles.length > 0) return singles.map((settings) => ({ settings, goal }));
  const standing = standingIn(goal, findings);
  const candidates = candidatesFor(standing, tries, goal);
  const pairs = pairsFor(goal, candidates, trial);
  const larger = pairs.length > 0 ? [] : largerSets(goal, standing, candidates, trial);
  return [...pairs, ...larger].map((settings) => ({ settings, goal }));
}

/** What stands in the way of the goal. */
const standingIn = (goal: Goal, findings: readonly Finding[]): Set<string> =>
  new Set(findings.filter(({ verdict }) => !goal(verdict)).map(keyOf));

/** Whatever takes one of them away; of those that take the same away, the first of each lever. */
function candidatesFor(standing: ReadonlySet<string>, tries: readonly Try[], goal: Goal): Candidate[] {
  const seen = new Set<string>();
  return tries.flatMap(({ setting, findings }) => {
    const left = standingIn(goal, findings);
    if ([...standing].every((key) => left.has(key))) return [];
    const same = `${setting.lever.id} ${[...left].join()}`;
    if (seen.has(same)) return [];
    seen.add(same);
    return [{ setting, left }];
  });
}

const settles = (candidates: readonly Candidate[], standing: Iterable<string>): boolean =>
  [...standing].every((key) => candidates.some(({ left }) => !left.has(key)));

function pairsFor(goal: Goal, candidates: readonly Candidate[], trial: Trial): Setting[][] {
  const standing = new Set(candidates.flatMap(({ left }) => [...left]));
  const pairs: Setting[][] = [];
  let decided = 0;
  for (const [index, first] of candidates.entries())
    for (const second of candidates.slice(index + 1)) {
      if (first.setting.lever === second.setting.lever || !settles([first, second], standing)) continue;
      decided += 1;
      if (decided > MOST_PAIRS) return pairs;
      const settings = [first.setting, second.setting];
      const decision = trial.decide(patchOf(settings));
      if (decision !== null && goal(decision.verdict)) pairs.push(settings);
    }
  return pairs;
}

/** Takes what settles most until nothing stands in the way: once of circumstances alone, and of limits where those do not suffice. */
function largerSets(
  goal: Goal,
  standing: ReadonlySet<string>,
  candidates: readonly Candidate[],
  trial: Trial,
): Setting[][] {
  const circumstances = candidates.filter(({ setting }) => setting.lever.origin === 'circumstance');
  for (const pool of [circumstances, candidates]) {
    const settings = coverOf(pool, standing);
    if (settings === null) continue;
    const decision = trial.decide(patchOf(settings));
    if (decision === null || !goal(decision.verdict)) continue;
    return [withoutIdle(settings, goal, trial)];
  }
  return [];
}

function coverOf(pool: readonly Candidate[], standing: ReadonlySet<string>): Setting[] | null {
  const rest = new Set(standing);
  const chosen: Setting[] = [];
  const settledBy = ({ left }: Candidate) => [...rest].filter((key) => !left.has(key));
  while (rest.size > 0) {
    const best = pool
      .filter(({ setting }) => chosen.every(({ lever }) => lever !== setting.lever))
      .map((candidate) => ({ candidate, settled: settledBy(candidate) }))
      .reduce<{ candidate: Candidate; settled: string[] } | null>(
        (most, next) => (next.settled.length > (most?.settled.length ?? 0) ? next : most),
        null,
      );
    if (best === null || chosen.length === LARGEST_SET) return null;
    chosen.push(best.candidate.setting);
    for (const key of best.settled) rest.delete(key);
  }
  return chosen;
}

function withoutIdle(settings: Setting[], goal: Goal, trial: Trial): Setting[] {
  let kept = settings;
  for (const setting of settings) {
    const fewer = kept.filter((other) => other !== setting);
    if (fewer.length === 0) break;
    const decision = trial.decide(patchOf(fewer));
    if (decision !== null && goal(decision.verdict)) kept = fewer;
  }
  return kept;
}

const changeOf = (setting: Setting): CounterfactualChange => ({
  lever: setting.lever.id,
  origin: setting.lever.origin,
  ...('value' in setting
    ? { what: setting.move.what, from: setting.move.from, to: setting.move.show(setting.value) }
    : setting.move.change),
});

function state(settings: readonly Setting[], verdict: Verdict, justShort: Patch[]): Found {
  const changes = settings.map(changeOf);
  return {
    verdict,
    changes,
    sentence: sentenceOf(changes, verdict),
    patch: [...patchOf(settings)],
    justShort,
  };
}

const limitsIn = ({ changes }: Found): number => changes.filter(({ origin }) => origin === 'limit').length;

/** The fewest changes first, then what was the case before what people set, then the mildest answer; of one lever one for each answer. */
function pick(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found
    .map((each, order) => ({ each, order }))
    .sort(
      (a, b) =>
        a.each.changes.length - b.each.changes.length ||
        limitsIn(a.each) - limitsIn(b.each) ||
        compareVerdicts(a.each.verdict, b.each.verdict) ||
        a.order - b.order,
    )
    .map(({ each }) => each)
    .filter(({ changes, verdict }) => {
      const key = `${verdict} ${changes.map(({ lever }) => lever).join()}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MOST_STATED);
}
