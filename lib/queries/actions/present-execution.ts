import { z } from 'zod';
import type { ExecutionView } from '@/lib/contracts/actions';
import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import type { Execution } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { describeField, presentValue } from './outside-fields';

const errorSchema = z.object({ kind: z.string(), message: z.string() });

/** The states an execution keeps, parsed. */
export function readStates(execution: Pick<Execution, 'checkpoint' | 'intended' | 'observed'>) {
  return {
    checkpoint: outsideStateSchema.parse(execution.checkpoint),
    intended: outsideStateSchema.parse(execution.intended),
    observed: execution.observed === null ? null : outsideStateSchema.parse(execution.observed),
  };
}

export function presentExecution(execution: Execution, names: NameBook): ExecutionView {
  const { checkpoint, intended, observed } = readStates(execution);
  return {
    id: execution.id,
    decisionId: execution.decisionId,
    status: execution.status,
    attempts: execution.attempts,
    startedAt: execution.startedAt.toISOString(),
    acceptedAt: execution.acceptedAt?.toISOString() ?? null,
    observedAt: execution.observedAt?.toISOString() ?? null,
    externalRef: execution.externalRef,
    error: execution.error === null ? null : errorSchema.parse(execution.error),
    fields: Object.keys(intended).map((field) => ({
      ...describeField(field),
      before: presentValue(field, checkpoint[field], names),
      intended: presentValue(field, intended[field], names),
      observed: observed === null ? null : presentValue(field, observed[field], names),
    })),
  };
}
