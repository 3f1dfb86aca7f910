import { type Facts, type GateAction, isUnknown } from './facts';
import type { FindingNumbers } from './rule';

export type Authority = { message: string; numbers: FindingNumbers };

/**
 * What grants the action, if anything does: an agent's scope that names the kind, or a person's role. Rules only take
 * away from this; without it the answer is no, whatever the rules say.
 */
export function authorityOf(action: GateAction, facts: Facts): Authority | null {
  const { requester } = facts;
  if (requester.type === 'person') {
    return requester.mayAct
      ? {
          message: `Granted by the person's role, which holds the permission ${requester.permission}.`,
          numbers: { authority: 'role', permission: requester.permission },
        }
      : null;
  }
  const { scope } = requester;
  if (isUnknown(scope) || !scope.body.kinds.some((kind) => kind === action.kind)) return null;
  return {
    message: `Granted by version ${scope.version} of the agent's scope.`,
    numbers: { authority: 'scope', scopeId: scope.id, scopeVersion: scope.version },
  };
}
