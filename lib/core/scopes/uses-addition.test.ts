import { describe, expect, test } from 'vitest';
import { aCampaign, aContact, aScopeBody } from '../../../tests/support/builders/gate';
import { diffScopes } from './diff-scopes';
import type { ScopeBody } from './scope-body';
import { type AdditionUse, usesAddition } from './uses-addition';

const assignment: AdditionUse = {
  kind: 'crm.contact.assign-owner',
  channel: 'crm',
  connectionId: 'cnx_1',
  target: aContact({ language: 'de-AT', accountTier: null }),
};
const budget: AdditionUse = {
  kind: 'ads.campaign.set-daily-budget',
  channel: 'ads',
  connectionId: 'cnx_2',
  target: aCampaign(),
};
const enrolment: AdditionUse = {
  kind: 'outreach.audience.enrol',
  channel: 'outreach',
  connectionId: 'cnx_3',
  target: {
    type: 'audience',
    id: 'aud_1',
    people: 20,
    accounts: 9,
    accountTiers: ['tier_1', 'tier_2'],
    segments: ['enterprise'],
    regions: ['Nordics', null],
    languages: ['sv'],
    seniorities: ['vp', 'staff'],
    firstTouchExecutives: 0,
    signalQuality: null,
  },
};
const uses = (action: AdditionUse, field: string, item: string) =>
  usesAddition({ field, item }, aScopeBody(), action);

/** Field, item, and whether the assignment, the budget change and the enrolment make use of it. */
const cases: [keyof ScopeBody, string, boolean, boolean, boolean][] = [
  ['kinds', 'crm.contact.assign-owner', true, false, false],
  ['kindExpiresAt', 'ads.campaign.set-daily-budget', false, true, false],
  ['channels', 'ads', false, true, false],
  ['connections', 'cnx_3', false, false, true],
  ['connections', '*', true, true, true],
  ['adAccounts', 'ACCT-1', false, true, false],
  ['adAccounts', 'acct-2', false, false, false],
  ['adAccounts', '*', false, true, false],
  ['campaigns', 'cmp_1', false, true, false],
  ['accountTiers', 'tier_3', true, false, false],
  ['accountTiers', 'tier_1', false, false, true],
  ['segments', 'mid_market', true, false, false],
  ['regions', 'dach', true, false, false],
  ['regions', '*', true, false, true],
  ['languages', 'de', true, false, false],
  ['seniorities', 'staff', false, false, true],
  ['maxReachPerAction', '*', false, false, true],
  ['maxDrift', '*', false, true, false],
  ['maxAddedSpendPerDayMicros', '*', false, true, false],
  ['hours', '*', false, false, false],
  ['expiresAt', '*', false, false, false],
];
test.each(cases)('%s %s', (field, item, byAssignment, byBudget, byEnrolment) => {
  expect(uses(assignment, field, item)).toBe(byAssignment);
  expect(uses(budget, field, item)).toBe(byBudget);
  expect(uses(enrolment, field, item)).toBe(byEnrolment);
});

describe('where nothing is known of the target', () => {
  const blind = { ...assignment, target: null };
  test.each([
    'adAccounts',
    'campaigns',
    'accountTiers',
    'segments',
    'regions',
    'languages',
    'seniorities',
    'maxReachPerAction',
    'maxRelativeChange',
  ])('it may make use of any of the %s', (field) => {
    expect(uses(blind, field, 'anything')).toBe(true);
  });
});

test('a field that nobody has thought of counts as used', () => {
  expect(uses(assignment, 'somethingNew', '*')).toBe(true);
});

test('a kind that the scope in force has lost again is of no use', () => {
  const scope = aScopeBody({ kinds: ['ads.campaign.pause'] });
  expect(usesAddition({ field: 'kinds', item: assignment.kind }, scope, assignment)).toBe(false);
});

test('whatever a scope newly grants an action counts as an addition that the action uses', () => {
  const of = (over: Partial<ScopeBody>, action: AdditionUse) =>
    diffScopes(aScopeBody(over), aScopeBody()).flatMap(({ field, added }) =>
      added.filter((item) => usesAddition({ field, item }, aScopeBody(), action)),
    );
  expect(of({ kinds: [] }, assignment)).toEqual(['crm.contact.assign-owner']);
  expect(of({ regions: ['Nordics'] }, assignment)).toEqual(['*']);
  expect(of({ seniorities: ['staff'] }, assignment)).toEqual(['manager']);
  expect(of({ segments: [] }, assignment)).toEqual(['mid_market']);
  expect(of({ maxRelativeChange: 0.1 }, budget)).toEqual(['*']);
  expect(of({ adAccounts: [] }, budget)).toEqual(['*']);
});
