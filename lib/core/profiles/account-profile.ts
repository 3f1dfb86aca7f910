import { type AccountTier, accountTierSchema } from '../scopes/scope-body';
import type { Traits } from '../statistics/traits';
import { type Facts, factOf, type Stamp, stateFacts, textOf, traitField } from './facts';
import type { StatedAccount } from './statement';

export type AccountView = {
  name: string | null;
  domain: string | null;
  industry: string | null;
  region: string | null;
  employees: number | null;
  tier: AccountTier;
};

/** The account's facts after a statement; a field that is stated as nothing says nothing. */
export const stateAccount = (facts: Facts, stated: StatedAccount, traits: Traits, stamp: Stamp): Facts =>
  stateFacts(
    facts,
    {
      name: stated.name ?? undefined,
      domain: stated.domain ?? undefined,
      industry: stated.industry ?? undefined,
      region: stated.region ?? undefined,
      employees: stated.employees ?? undefined,
      tier: stated.tier ?? undefined,
      ...Object.fromEntries(Object.entries(traits).map(([name, value]) => [traitField(name), value])),
    },
    stamp,
  );

/** What counts of an account now. */
export function accountViewOf(facts: Facts): AccountView {
  const employees = factOf(facts, 'employees');
  return {
    name: textOf(facts, 'name'),
    domain: textOf(facts, 'domain'),
    industry: textOf(facts, 'industry'),
    region: textOf(facts, 'region'),
    employees: typeof employees === 'number' ? employees : null,
    tier: accountTierSchema.safeParse(factOf(facts, 'tier')).data ?? 'tier_3',
  };
}
