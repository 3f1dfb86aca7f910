import { type ActionKind, catalogue, type OutsideState } from '@/lib/core/actions/catalogue';
import { type Permit, spend } from '@/lib/permit/permit';
import type { ConnectorAction, ConnectorContext, ConnectorReceipt } from './connector';
import { ConnectorError, type ConnectorErrorKind } from './connector-error';

/** What a platform is asked to set; `payload` is null when something is put back. */
export type WriteOrder = { set: OutsideState; payload: unknown; idempotencyKey: string };

export type GuardedPlatform = {
  /** The fields this kind may set; nothing else is ever sent, whatever is asked. Of an audience they are its people. */
  fields: readonly string[] | ((context: ConnectorContext) => readonly string[]);
  read(context: ConnectorContext): Promise<OutsideState>;
  write(context: ConnectorContext, order: WriteOrder): Promise<ConnectorReceipt>;
};

/**
 * One kind on one platform, with what no connector may forget: permit first, its own fields only, errors classified, and nothing
 * put back of a kind that the catalogue declares irreversible.
 */
export function guardedAction(kind: ActionKind, platform: GuardedPlatform): ConnectorAction {
  const { reversibility } = catalogue[kind];
  const irreversible = reversibility.reversible ? null : reversibility.why;
  const act = (context: ConnectorContext, order: WriteOrder) => {
    const own = new Set(typeof platform.fields === 'function' ? platform.fields(context) : platform.fields);
    const foreign = Object.keys(order.set).filter((field) => !own.has(field));
    if (foreign.length > 0)
      throw new ConnectorError('terminal', `${kind} does not set ${foreign.join(', ')}.`);
    return classified('outcome_unknown', () => platform.write(context, order));
  };
  return {
    irreversible,
    readState: (context) => classified('retryable', () => platform.read(context)),
    execute: async (context, permit: Permit, { actionId, payload, intended, idempotencyKey }) => {
      spend(permit, actionId, kind);
      return act(context, { set: intended, payload, idempotencyKey });
    },
    compensate: async (context, permit: Permit, { actionId, restore, idempotencyKey }) => {
      spend(permit, actionId, kind);
      if (irreversible !== null) throw new ConnectorError('terminal', irreversible);
      return act(context, { set: restore, payload: null, idempotencyKey });
    },
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
