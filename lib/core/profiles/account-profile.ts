import { type AccountTier, accountTierSchema } from '../scopes/scope-body';
import { CORRECTION } from '../signals/quality/hear-others';
import type { Traits } from '../statistics/traits';
import {
  type Fact,
  type Facts,
  type FactValue,
  factOf,
  type Stamp,
  stateFacts,
  textOf,
  traitField,
} from './facts';
import type { StatedAccount } from './statement';

export type AccountView = {
  name: string | null;
  domain: string | null;
  industry: string | null;
  region: string | null;
  employees: number | null;
  tier: AccountTier;
};

/** What a person of ours can put right of a company. */
export const correctableAccountFields = ['name', 'industry', 'region', 'employees', 'tier'] as const;
export type CorrectableAccountField = (typeof correctableAccountFields)[number];

const isCorrected = (fact: Fact | undefined): boolean => fact?.[2] === CORRECTION;

/**
 * The account's facts after a statement; a field that is stated as nothing says nothing. What a person put right stands, whatever sources
 * say before or after it, until a person says otherwise.
 */
export function stateAccount(facts: Facts, stated: StatedAccount, traits: Traits, stamp: Stamp): Facts {
  const said: Record<string, FactValue | undefined> = {
    name: stated.name ?? undefined,
    domain: stated.domain ?? undefined,
    industry: stated.industry ?? undefined,
    region: stated.region ?? undefined,
    employees: stated.employees ?? undefined,
    tier: stated.tier ?? undefined,
    ...Object.fromEntries(Object.entries(traits).map(([name, value]) => [traitField(name), value])),
  };
  for (const field of correctableAccountFields) if (isCorrected(facts[field])) said[field] = undefined;
  return stateFacts(facts, said, stamp);
}

/** The facts after a person put fields right; the last part of such a fact says who. */
export const correctAccountFacts = (
  facts: Facts,
  fields: Partial<Record<CorrectableAccountField, FactValue>>,
  { at, personId }: { at: string; personId: string },
): Facts => ({
  ...facts,
  ...Object.fromEntries(
    Object.entries(fields).map(([field, value]): [string, Fact] => [
      field,
      [value, at, CORRECTION, personId],
    ]),
  ),
});

const LONG_AGO = new Date(0).toISOString();

/** From now on sources say these fields again: what stands there stays until one does. */
export const releaseAccountFields = (facts: Facts, fields: readonly CorrectableAccountField[]): Facts => ({
  ...facts,
  ...Object.fromEntries(
    fields.flatMap((field): [string, Fact][] => {
      const fact = facts[field];
      return fact && isCorrected(fact) ? [[field, [fact[0], LONG_AGO, '', '']]] : [];
    }),
  ),
});

/** The facts without what a person had said of a field that nothing was known of; null where that is not what stands there. */
export function withoutCorrection(
  facts: Facts,
  field: CorrectableAccountField,
  value: FactValue,
): Facts | null {
  const fact = facts[field];
  if (!isCorrected(fact) || fact?.[0] !== value) return null;
  return Object.fromEntries(Object.entries(facts).filter(([each]) => each !== field));
}

/** The facts of an account with what a person had put right of one that turned out to be the same. */
export const withCorrectionsOf = (facts: Facts, other: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(
    Object.entries(other).filter(([field, fact]) => isCorrected(fact) && !isCorrected(facts[field])),
  ),
});

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
