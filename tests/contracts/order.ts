import type { ConnectorContext } from '@/lib/connectors/kit/connector';
import { type ActionKind, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import { issuePermit } from '@/lib/permit/issue';
import { newId } from '@/lib/platform/ids';

/** An action as the gateway would order it of a connector, with permits for it. */
export const order = (kind: ActionKind, payload: unknown, members: ConnectorContext['members'] = []) => {
  const actionId = newId('act');
  const { target, intended } = describeAction(kind, payload, members);
  const permit = () => issuePermit({ actionId, executionId: newId('exe'), kind });
  // Whatever is there: what was read before does not matter.
  const expected: OutsideState = {};
  return { actionId, target, intended, expected, payload, idempotencyKey: `mandate:${actionId}`, permit };
};

/** The fields of one state that another has. */
export const only = (state: OutsideState, like: OutsideState) =>
  Object.fromEntries(Object.keys(like).map((field) => [field, state[field] ?? null]));
