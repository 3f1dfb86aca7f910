import { coversName } from '../../scopes/scope-body';
import { peopleRule } from '../people-rule';

export const scopeRegion = peopleRule(
  'scope.region',
  'region',
  (people) => people.regions,
  (scope, region) => coversName(scope.regions, region),
);
