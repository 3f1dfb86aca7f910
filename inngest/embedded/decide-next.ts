import { z } from 'zod';
import { parseDelay } from '../expressions/duration';
import { parseExpression } from '../expressions/evaluate';
import { type ErrorShape, type StepOp, toErrorShape } from './protocol';
import type { Answer } from './read-answer';
import type { RunEnding, StepResult } from './runs';

/** Work for a step that must happen before the run goes on. */
export type Plan =
  | { kind: 'call'; stepId: string; delayMs: 0 }
  | { kind: 'sleep'; stepId: string; delayMs: number }
  | PausePlan;

/** A step that something else ends, or its timeout after `delayMs`. */
export type PausePlan = { stepId: string; delayMs: number } & (
  | { kind: 'wait'; eventName: string; expression: string | null }
  | { kind: 'signal'; signal: string; replaces: boolean }
  | { kind: 'invoke'; functionId: string; data: Record<string, unknown> }
);

export type CallFacts = {
  /** The step that was called for; null when the run was entered to find out what comes next. */
  stepId: string | null;
  attempt: number;
  maxAttempts: number;
  /** Steps of the run still under way. */
  pending: readonly string[];
  /** Steps whose results the call was sent with. */
  known: ReadonlySet<string>;
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

  const unusable = (message: string): Next =>
    retryOrFail(
      unchanged,
      { error: { name: 'UnusableAnswerError', message }, final: false, retryAfterMs: null },
      facts,
    );
  const unknown = read.find((result) => result.kind === 'unknown');
  if (unknown) return unusable(unknown.message);
  const fatal = read.find((result) => result.kind === 'fatal');
  if (fatal) return { ...unchanged, memos, ending: { status: 'failed', error: fatal.error } };

  const failed = read.find((result) => result.kind === 'retry');
  if (failed) {
    const delayMs = answer.retryAfterMs ?? facts.backoffMs(facts.attempt + 1);
    return { ...unchanged, memos, job: { kind: 'requeue', attempt: facts.attempt + 1, delayMs } };
  }

  const plans = read.flatMap((result) =>
    result.kind === 'plan' &&
    !facts.finished.has(result.plan.stepId) &&
    !facts.known.has(result.plan.stepId) &&
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
  const again = facts.again || read.some((result) => result.kind === 'again');
  const nothing =
    memos.every((memo) => facts.known.has(memo.id)) &&
    plans.length === 0 &&
    !again &&
    facts.pending.length === 0;
  if (nothing) return unusable('The app found no step to run and no new result.');
  const pending = [...facts.pending, ...plans.map((plan) => plan.stepId)];
  const enterAgain = again || pending.length === 0 || (discoverAlways && memos.length > 0);
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
  /** Ends the run at once, whatever attempts are left. */
  | { kind: 'fatal'; error: ErrorShape }
  | { kind: 'unknown'; message: string }
  | { kind: 'again' }
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
    case 'WaitForSignal':
    case 'InvokeFunction':
      return readPause(op, facts, failure);
    case 'None':
      return { kind: 'none' };
    // The steps of one request have taken long enough: the next one goes on.
    case 'DiscoveryRequest':
      return { kind: 'again' };
    default:
      return UNSUPPORTED[op.op]
        ? failure('UnsupportedStepError', `The embedded engine does not do ${UNSUPPORTED[op.op]}.`)
        : { kind: 'unknown', message: `The app answered with an operation nobody knows: ${op.op}.` };
  }
}

function resultOf(op: StepOp): StepResult {
  const memo =
    op.op === 'StepFailed' ? { error: toErrorShape(op.error ?? op.data) } : { data: op.data ?? null };
  return { id: op.id, op: op.op, name: op.displayName ?? op.name ?? null, memo };
}

const pauseOptionsSchema = z.object({
  timeout: z.string().nullish(),
  if: z.string().nullish(),
  signal: z.string().min(1).max(256).nullish(),
  conflict: z.string().nullish(),
  function_id: z.string().nullish(),
  payload: z.object({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

function readPause(op: StepOp, facts: CallFacts, failure: (name: string, message: string) => ReadOp): ReadOp {
  const read = pauseOptionsSchema.safeParse(op.opts ?? {});
  const options = read.success ? read.data : {};
  // An invocation may come without a timeout: then as long as a wait may at the most.
  const timeout = options.timeout ?? (op.op === 'InvokeFunction' ? '365d' : '');
  const delayMs = timeout === '' ? null : parseDelay(timeout, facts.nowMs);
  if (!read.success || delayMs === null)
    return failure('InvalidWaitError', 'A wait needs what it waits for, and a timeout.');
  const step = { stepId: op.id, delayMs };
  if (op.op === 'InvokeFunction') {
    const { function_id: functionId, payload } = options;
    if (!functionId) return failure('InvalidInvokeError', 'An invocation needs the id of a function.');
    return { kind: 'plan', plan: { ...step, kind: 'invoke', functionId, data: payload?.data ?? {} } };
  }
  if (op.op === 'WaitForSignal') {
    const { signal, conflict } = options;
    if (!signal) return failure('InvalidWaitError', 'A wait for a signal needs its name.');
    return { kind: 'plan', plan: { ...step, kind: 'signal', signal, replaces: conflict === 'replace' } };
  }
  if (!op.name) return failure('InvalidWaitError', 'A wait needs the name of an event.');
  const expression = options.if || null;
  try {
    if (expression !== null) parseExpression(expression);
  } catch (error) {
    return { kind: 'fatal', error: { name: 'InvalidExpression', message: (error as Error).message } };
  }
  return { kind: 'plan', plan: { ...step, kind: 'wait', eventName: op.name, expression } };
}

/** The results in a checkpoint; null when it holds anything but finished steps. */
export function finishedSteps(ops: readonly StepOp[]): StepResult[] | null {
  const finished = ops.filter((op) => op.op === 'StepRun' || op.op === 'Step' || op.op === 'StepFailed');
  return finished.length === ops.length ? finished.map(resultOf) : null;
}
