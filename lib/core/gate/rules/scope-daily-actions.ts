import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.daily-actions';

export const scopeDailyActions = scopeRule(
  id,
  'how much the agent has done today',
  ({ maxActionsPerDay: limit }, { facts: { requester } }) => {
    if (limit === null || requester.type !== 'agent' || requester.today.actions < limit) return [];
    return [
      deny(
        id,
        `The agent may do ${limit} ${limit === 1 ? 'thing' : 'things'} a day and has done ${requester.today.actions}.`,
        { value: requester.today.actions + 1, limit, worse: 'higher' },
        'It can be proposed again tomorrow; an admin can raise the limit in the scope, and a second admin confirms it.',
      ),
    ];
  },
);
