import type { ActionKind, OutsideState } from '@/lib/core/actions/catalogue';
import { type Permit, spend } from '@/lib/permit/permit';
import type { ConnectorAction, ConnectorContext, ConnectorReceipt } from './connector';
import { ConnectorError, type ConnectorErrorKind } from './connector-error';

export type GuardedPlatform = {
  /** The fields this kind may set; nothing else is ever sent, whatever is asked. */
  fields: readonly string[];
  read(context: ConnectorContext): Promise<OutsideState>;
  write(context: ConnectorContext, set: OutsideState, idempotencyKey: string): Promise<ConnectorReceipt>;
};

/** One kind on one platform, with what no connector may forget: permit first, its own fields only, errors classified. */
export function guardedAction(kind: ActionKind, platform: GuardedPlatform): ConnectorAction {
  const act = (
    context: ConnectorContext,
    permit: Permit,
    order: { actionId: string; set: OutsideState; idempotencyKey: string },
  ) => {
    spend(permit, order.actionId, kind);
    const foreign = Object.keys(order.set).filter((field) => !platform.fields.includes(field));
    if (foreign.length > 0)
      throw new ConnectorError('terminal', `${kind} does not set ${foreign.join(', ')}.`);
    return classified('outcome_unknown', () => platform.write(context, order.set, order.idempotencyKey));
  };
  return {
    readState: (context) => classified('retryable', () => platform.read(context)),
    execute: async (context, permit, { actionId, intended, idempotencyKey }) =>
      act(context, permit, { actionId, set: intended, idempotencyKey }),
    compensate: async (context, permit, { actionId, restore, idempotencyKey }) =>
      act(context, permit, { actionId, set: restore, idempotencyKey }),
  };
}

async function classified<T>(otherwise: ConnectorErrorKind, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    throw new ConnectorError(otherwise, 'The platform did not answer as expected.', { cause: error });
  }
}
