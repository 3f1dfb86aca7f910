import type { ActionKind } from '../../actions/catalogue';
import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.kind-expiry';

/** A kind may end sooner than the scope it is in. */
export const scopeKindExpiry = scopeRule(
  id,
  'whether the grant of this kind of action still runs',
  ({ kindExpiresAt }, { action, described, now }) => {
    const expiresAt = kindExpiresAt[action.kind as ActionKind];
    if (expiresAt === undefined || Date.parse(expiresAt) > now.getTime()) return [];
    return [
      deny(
        id,
        `The agent's grant for “${described.entry.title}” ended on ${expiresAt.slice(0, 10)}.`,
        { expiresAt },
        'An admin can renew it in the scope; a second admin confirms it.',
      ),
    ];
  },
);
