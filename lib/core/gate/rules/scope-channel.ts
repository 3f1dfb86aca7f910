import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.channel';

export const scopeChannel = scopeRule(id, 'whether the agent may use this channel', (scope, { described }) =>
  scope.channels.includes(described.entry.channel)
    ? []
    : [
        deny(
          id,
          `The channel “${described.entry.channel}” is not in the agent's scope.`,
          { channel: described.entry.channel },
          'An admin can add the channel to the scope; a second admin confirms it.',
        ),
      ],
);
