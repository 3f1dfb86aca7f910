import { type Seniority, seniorityTitles } from '../../scopes/seniority';
import { peopleRule } from '../people-rule';

export const scopeSeniority = peopleRule(
  'scope.seniority',
  'position',
  (people) => people.seniorities,
  (scope, seniority) => scope.seniorities.includes(seniority as Seniority),
  (seniority) => seniorityTitles[seniority as Seniority],
);
