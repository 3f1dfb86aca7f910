import { isUnknown } from '../facts';
import { readPeople } from '../read-target';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.reach';
const question = 'how many people this reaches';

export const scopeReach = scopeRule(id, question, ({ maxReachPerAction: limit }, input) => {
  if (limit === null) return [];
  const reached = readPeople(input);
  if (reached === null) return [];
  if (isUnknown(reached)) return [unreadable(id, question, reached.unknown)];
  if (reached.people <= limit) return [];
  return [
    deny(
      id,
      `It would reach ${reached.people} people; the agent may reach ${limit} with one action.`,
      { value: reached.people, limit, worse: 'higher' },
      'A smaller audience can be proposed; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
