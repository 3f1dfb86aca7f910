import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.expiry';

export const scopeExpiry = scopeRule(id, "whether the agent's scope still holds", (scope, { now }) =>
  // Written so that a moment that is not a number denies.
  Date.parse(scope.expiresAt) > now.getTime()
    ? []
    : [
        deny(
          id,
          `The agent's scope ended on ${scope.expiresAt.slice(0, 10)}.`,
          { expiresAt: scope.expiresAt },
          'An admin can renew the scope; a second admin confirms it.',
        ),
      ],
);
