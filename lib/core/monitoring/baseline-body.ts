import { z } from 'zod';
import { freezeBaseline } from './drift/baseline';
import { addCounts, type Counts, totalOf } from './drift/counts';
import type { ByContext } from './drift/split-change';

const counts = z.record(z.string(), z.number());
const baseline = z.strictObject({ counts, dispersion: z.number().min(1) });

/** The questions that are asked of an agent's decisions. */
export const agentQuestions = ['verdicts', 'proposals'] as const;
export type AgentQuestion = (typeof agentQuestions)[number];

/** What an agent version usually did, by question and context. */
export const baselineBodySchema = z.strictObject({
  verdicts: z.record(z.string(), baseline),
  proposals: z.record(z.string(), baseline),
});
export type BaselineBody = z.infer<typeof baselineBodySchema>;

/** Of which kinds the signals of a source usually were. */
export const sourceBaselineBodySchema = baseline;
export type SourceBaselineBody = z.infer<typeof sourceBaselineBodySchema>;

/** What was counted on one day, by question and context. */
export type DayOfDecisions = { day: string } & Record<AgentQuestion, ByContext>;

/** A baseline takes at least so many days with decisions, so that a week's course is in it … */
export const BASELINE_DAYS = 14;
/** … and at least so many decisions. */
export const BASELINE_DECISIONS = 200;

export const decisionsOf = (day: DayOfDecisions): number =>
  totalOf(addCounts(...Object.values(day.verdicts)));

/** How many of the first days make the baseline; null while there are too few. */
export function baselineLength(days: readonly DayOfDecisions[]): number | null {
  let decisions = 0;
  for (const [i, day] of days.entries()) {
    decisions += decisionsOf(day);
    if (i + 1 >= BASELINE_DAYS && decisions >= BASELINE_DECISIONS) return i + 1;
  }
  return null;
}

/** A source's baseline takes so many days with signals … */
export const SOURCE_BASELINE_DAYS = 28;
/** … and at least so many signals. */
const SOURCE_BASELINE_SIGNALS = 100;

/** How many of the first days make a source's baseline; null while there are too few. */
export function sourceBaselineLength(days: readonly Counts[]): number | null {
  let signals = 0;
  for (const [i, day] of days.entries()) {
    signals += totalOf(day);
    if (i + 1 >= SOURCE_BASELINE_DAYS && signals >= SOURCE_BASELINE_SIGNALS) return i + 1;
  }
  return null;
}

export const contextsOf = (days: readonly DayOfDecisions[], question: AgentQuestion): string[] =>
  [...new Set(days.flatMap((day) => Object.keys(day[question])))].sort();

export const countsIn = (
  days: readonly DayOfDecisions[],
  question: AgentQuestion,
  context: string,
): Counts[] => days.map((day) => day[question][context] ?? {});

/** All days together, context by context. */
export const sumByContext = (days: readonly DayOfDecisions[], question: AgentQuestion): ByContext =>
  Object.fromEntries(
    contextsOf(days, question).map((context) => [context, addCounts(...countsIn(days, question, context))]),
  );

export function freezeBody(days: readonly DayOfDecisions[]): BaselineBody {
  const freeze = (question: AgentQuestion) =>
    Object.fromEntries(
      contextsOf(days, question).map((context) => {
        const { counts: frozen, dispersion } = freezeBaseline(countsIn(days, question, context));
        return [context, { counts: { ...frozen }, dispersion }];
      }),
    );
  return { verdicts: freeze('verdicts'), proposals: freeze('proposals') };
}
