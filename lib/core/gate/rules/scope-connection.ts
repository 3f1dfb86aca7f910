import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.connection';

export const scopeConnection = scopeRule(
  id,
  'whether the agent may use this connection',
  ({ connections }, { facts: { connectionId } }) =>
    connections === 'all' || connections.includes(connectionId)
      ? []
      : [
          deny(
            id,
            "The platform connection this would go through is not in the agent's scope.",
            { connectionId },
            'An admin can add the connection to the scope; a second admin confirms it.',
          ),
        ],
);
