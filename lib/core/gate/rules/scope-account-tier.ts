import type { AccountTier } from '../../scopes/scope-body';
import { peopleRule } from '../people-rule';

export const scopeAccountTier = peopleRule(
  'scope.account-tier',
  'account tier',
  (people) => people.accountTiers,
  (scope, tier) => scope.accountTiers.includes(tier as AccountTier),
  (tier) => tier.slice('tier_'.length),
);
