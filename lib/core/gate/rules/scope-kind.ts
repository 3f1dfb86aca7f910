import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.kind';

export const scopeKind = scopeRule(id, 'whether the agent may do this', (scope, { action, described }) =>
  scope.kinds.some((kind) => kind === action.kind)
    ? []
    : [
        deny(
          id,
          `“${described.entry.title}” is not among what the agent may do.`,
          { kind: action.kind },
          'An admin can add this kind of action to the scope; a second admin confirms it.',
        ),
      ],
);
