import { catalogue } from '@/lib/core/actions/catalogue';
import type { Action } from '@/lib/db/generated/client';
import { log } from '@/lib/platform/log';
import { completeStep } from './complete-step';

/**
 * Tells the outreach tool that the step of a sequence went out, where the message was one. What it did not hear is told when the
 * step is read as due again: the message itself is never sent twice.
 */
export async function tellOfStep(action: Action, contactExternalId: string): Promise<void> {
  if (action.kind !== 'email.message.send') return;
  const { sequence } = catalogue['email.message.send'].payload.parse(action.payload);
  if (!sequence) return;
  try {
    await completeStep(action.workspaceId, {
      contactExternalId,
      sequenceId: sequence.id,
      step: sequence.step,
      idempotencyKey: `${action.idempotencyKey}:step`,
    });
  } catch (error) {
    log('warn', 'the outreach tool was not told of a step that went out', {
      actionId: action.id,
      error: error instanceof Error ? error : String(error),
    });
  }
}
