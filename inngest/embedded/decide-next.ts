import { findEquality, parseExpression } from './cel/evaluate';
import { parseDelay } from './duration';
import type { RunEnding } from './finish-run';
import { type ErrorShape, type StepOp, toErrorShape } from './protocol';
import type { Answer } from './read-answer';
import type { StepResult } from './runs';

/** Work for a step that must happen before the run goes on. */
export type Plan =
  | { kind: 'call'; stepId: string; delayMs: 0 }
  | { kind: 'sleep'; stepId: string; delayMs: number }
  | { kind: 'wait'; stepId: string; delayMs: number; eventName: string; expression: string | null };

export type CallFacts = {
  /** The step that was called for; null when the run was entered to find out what comes next. */
  stepId: string | null;
  attempt: number;
  maxAttempts: number;
  /** Steps of the run still under way. */
  pending: readonly string[];
  /** Of the steps in the answer, those that got their result while the call was under way. */
  finished: ReadonlySet<string>;
  /** Something happened during the call that it cannot know of. */
  again: boolean;
  discoverAlways: boolean;
  backoffMs: (failedAttempts: number) => number;
  nowMs: number;
};

export type Next = {
  memos: StepResult[];
  plans: Plan[];
  pending: string[];
  discoverAlways: boolean;
  /** What becomes of the job that made the call. `discover`: gone, and the run is entered again. */
  job: { kind: 'requeue'; attempt: number; delayMs: number } | { kind: 'delete' } | { kind: 'discover' };
  ending: RunEnding | null;
};

const UNSUPPORTED: Record<string, string> = {
  InvokeFunction: 'step.invoke',
  WaitForSignal: 'step.waitForSignal',
  AIGateway: 'step.ai.infer',
  Gateway: 'step.fetch',
};

/** Decides, without touching anything, what an answer means for its run. */
export function decideNext(answer: Answer, facts: CallFacts): Next {
  const unchanged: Next = {
    memos: [],
    plans: [],
    pending: [...facts.pending],
    discoverAlways: facts.discoverAlways,
    job: { kind: 'delete' },
    ending: null,
  };
  if (answer.kind === 'complete')
    return { ...unchanged, ending: { status: 'completed', output: answer.output } };
  if (answer.kind === 'error') return retryOrFail(unchanged, answer, facts);

  const complete = answer.ops.find((op) => op.op === 'RunComplete');
  const deferred = answer.ops.find((op) => op.op === 'DeferAdd' || op.op === 'DeferAbort');
  const read = answer.ops.map((op) => readOp(op, facts));
  const memos = read.flatMap((result) => (result.kind === 'memo' ? [result.memo] : []));
  if (deferred) {
    const error = { name: 'UnsupportedStepError', message: 'The embedded engine does not do defer().' };
    return { ...unchanged, memos, ending: { status: 'failed', error } };
  }
  if (complete)
    return { ...unchanged, memos, ending: { status: 'completed', output: complete.data ?? null } };

  const failed = read.find((result) => result.kind === 'retry');
  if (failed) {
    const delayMs = answer.retryAfterMs ?? facts.backoffMs(facts.attempt + 1);
    return { ...unchanged, memos, job: { kind: 'requeue', attempt: facts.attempt + 1, delayMs } };
  }

  const plans = read.flatMap((result) =>
    result.kind === 'plan' &&
    !facts.finished.has(result.plan.stepId) &&
    !facts.pending.includes(result.plan.stepId)
      ? [result.plan]
      : [],
  );
  const discoverAlways =
    facts.discoverAlways ||
    answer.entersAtEachStep ||
    answer.ops.some((op) => op.opts?.parallelMode === 'race');
  const next = { ...unchanged, memos, plans, discoverAlways };
  if (facts.stepId !== null) return afterTargeted(next, facts, facts.stepId);
  if (answer.ops.length === 0 && !facts.again && facts.pending.length === 0) {
    const error = { name: 'UnusableAnswerError', message: 'The app found no step to run and no result.' };
    return retryOrFail(unchanged, { error, final: false, retryAfterMs: null }, facts);
  }
  const pending = [...facts.pending, ...plans.map((plan) => plan.stepId)];
  const enterAgain = facts.again || pending.length === 0 || (discoverAlways && memos.length > 0);
  return {
    ...next,
    pending,
    job: enterAgain ? { kind: 'requeue', attempt: 0, delayMs: 0 } : { kind: 'delete' },
  };
}

/** A targeted call ends its one step; the run is entered again when that was the last one under way. */
function afterTargeted(next: Next, facts: CallFacts, stepId: string): Next {
  const pending = [...facts.pending.filter((id) => id !== stepId), ...next.plans.map((plan) => plan.stepId)];
  const enter = pending.length === 0 || next.discoverAlways;
  return { ...next, pending, job: enter ? { kind: 'discover' } : { kind: 'delete' } };
}

function retryOrFail(
  unchanged: Next,
  failure: { error: ErrorShape; final: boolean; retryAfterMs: number | null },
  facts: CallFacts,
): Next {
  const attempt = facts.attempt + 1;
  if (failure.final || attempt >= facts.maxAttempts) {
    return { ...unchanged, ending: { status: 'failed', error: failure.error } };
  }
  return {
    ...unchanged,
    job: { kind: 'requeue', attempt, delayMs: failure.retryAfterMs ?? facts.backoffMs(attempt) },
  };
}

type ReadOp =
  | { kind: 'memo'; memo: StepResult }
  | { kind: 'plan'; plan: Plan }
  | { kind: 'retry' }
  | { kind: 'none' };

function readOp(op: StepOp, facts: CallFacts): ReadOp {
  const failure = (name: string, message: string): ReadOp => ({
    kind: 'memo',
    memo: resultOf({ ...op, op: 'StepFailed', error: { name, message } }),
  });
  switch (op.op) {
    case 'StepRun':
    case 'Step':
    case 'StepFailed':
      return { kind: 'memo', memo: resultOf(op) };
    case 'StepError':
      return facts.attempt + 1 < facts.maxAttempts
        ? { kind: 'retry' }
        : { kind: 'memo', memo: resultOf({ ...op, op: 'StepFailed' }) };
    case 'StepPlanned':
      return { kind: 'plan', plan: { kind: 'call', stepId: op.id, delayMs: 0 } };
    case 'Sleep': {
      const delayMs = parseDelay(op.name ?? '', facts.nowMs);
      if (delayMs === null)
        return failure('InvalidSleepError', `"${op.name}" is neither a duration nor a date.`);
      return { kind: 'plan', plan: { kind: 'sleep', stepId: op.id, delayMs } };
    }
    case 'WaitForEvent':
      return readWait(op, facts, failure);
    default: {
      const unsupported = UNSUPPORTED[op.op];
      return unsupported
        ? failure('UnsupportedStepError', `The embedded engine does not do ${unsupported}.`)
        : { kind: 'none' };
    }
  }
}

function resultOf(op: StepOp): StepResult {
  const memo =
    op.op === 'StepFailed' ? { error: toErrorShape(op.error ?? op.data) } : { data: op.data ?? null };
  return { id: op.id, op: op.op, name: op.displayName ?? op.name ?? null, memo };
}

function readWait(op: StepOp, facts: CallFacts, failure: (name: string, message: string) => ReadOp): ReadOp {
  const { timeout, if: condition } = op.opts ?? {};
  const delayMs = typeof timeout === 'string' ? parseDelay(timeout, facts.nowMs) : null;
  if (delayMs === null || !op.name)
    return failure('InvalidWaitError', 'A wait needs the name of an event and a timeout.');
  const expression = typeof condition === 'string' && condition !== '' ? condition : null;
  if (expression !== null) {
    try {
      parseExpression(expression);
    } catch (error) {
      return failure('InvalidExpressionError', (error as Error).message);
    }
  }
  return { kind: 'plan', plan: { kind: 'wait', stepId: op.id, delayMs, eventName: op.name, expression } };
}

/** Narrowing of a wait in the database, if its expression has one. */
export const narrowingOf = (expression: string | null, event: unknown) =>
  expression === null ? null : findEquality(expression, event);

/** The results in a checkpoint; null when it holds anything but finished steps. */
export function finishedSteps(ops: readonly StepOp[]): StepResult[] | null {
  const finished = ops.filter((op) => op.op === 'StepRun' || op.op === 'Step' || op.op === 'StepFailed');
  return finished.length === ops.length ? finished.map(resultOf) : null;
}
