import { Middleware } from 'inngest';
import { z } from 'zod';
import { type RunStepKind, toStepError } from '@/lib/core/runs/run-step';
import { now } from '@/lib/platform/clock';
import {
  type EndedWait,
  type RunRef,
  recordStepEnd,
  recordStepStart,
  recordWaits,
} from '@/lib/usecases/runs/record-steps';
import { readWaits } from './read-waits';

const refSchema = z.object({ workspaceId: z.string(), runId: z.string() });
const stepKinds: Record<string, RunStepKind> = { run: 'run', sendEvent: 'send' };

/**
 * Keeps the timeline of a run's workflow as rows, whichever engine runs it. It records what carries a run in its event and
 * leaves every other function alone. One instance serves one call of the engine.
 */
export class RecordRunSteps extends Middleware.BaseMiddleware {
  readonly id = 'record-run-steps';
  #run: RunRef | null = null;
  #endedWaits: EndedWait[] = [];

  override transformFunctionInput(args: Middleware.TransformFunctionInputArgs) {
    const { event } = args.ctx;
    this.#run = refSchema.safeParse(event.data).data ?? null;
    return args;
  }

  override async onStepStart({ ctx, stepInfo }: Middleware.OnStepStartArgs) {
    if (!this.#run) return;
    const step = { ...this.#run, step: stepInfo.options.id, attempt: ctx.attempt };
    await recordStepStart(step, stepKinds[String(stepInfo.stepType)] ?? 'other', this.#takeEndedWaits());
  }

  override async onStepComplete({ ctx, stepInfo }: Middleware.OnStepCompleteArgs) {
    if (!this.#run) return;
    await recordStepEnd({ ...this.#run, step: stepInfo.options.id, attempt: ctx.attempt }, 'completed', null);
  }

  override async onStepError({ ctx, stepInfo, error, isFinalAttempt }: Middleware.OnStepErrorArgs) {
    if (!this.#run) return;
    const status = isFinalAttempt ? 'failed' : 'retrying';
    const step = { ...this.#run, step: stepInfo.options.id, attempt: ctx.attempt };
    await recordStepEnd(step, status, toStepError(error));
  }

  /** A wait that already has its result is over; a wait without an event in it has timed out. */
  override async wrapStep({ next, stepInfo }: Middleware.WrapStepArgs) {
    const isWait = stepInfo.stepType === 'waitForEvent' || stepInfo.stepType === 'waitForSignal';
    const isOver = stepInfo.memoized && (isWait || stepInfo.stepType === 'sleep');
    const result = await next();
    if (this.#run && isOver) {
      const status = isWait && result === null ? 'timed_out' : 'completed';
      this.#endedWaits.push({ step: stepInfo.options.id, status });
    }
    return result;
  }

  override async wrapRequest({ next }: Middleware.WrapRequestArgs) {
    const response = await next();
    const waits = response.status === 206 ? readWaits(response.body, now()) : [];
    if (this.#run) await recordWaits(this.#run, waits, this.#takeEndedWaits());
    return response;
  }

  #takeEndedWaits(): EndedWait[] {
    const ended = this.#endedWaits;
    this.#endedWaits = [];
    return ended;
  }
}
