import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyScopeBody } from '@/tests/support/builders/arbitrary-gate';
import { aScopeBody } from '@/tests/support/builders/gate';
import { diffScopes, widens } from './diff-scopes';
import { grantedSince, grantsOf, grantText, readGrant, usesGrant, withoutGrants } from './grants';

test('taking grants away only narrows, and takes exactly them', () => {
  fc.assert(
    fc.property(anyScopeBody, fc.infiniteStream(fc.boolean()), (body, coin) => {
      const all = grantsOf(body);
      const taken = all.filter(() => coin.next().value === true);
      const rest = withoutGrants(body, taken);
      expect(widens(diffScopes(body, rest))).toBe(false);
      const left = all.filter((grant) => !taken.includes(grant));
      expect(grantsOf(rest)).toEqual(left);
    }),
  );
});

test('an address carries a grant', () => {
  const grant = { field: 'regions' as const, item: 'North: East' };
  expect(readGrant(grantText(grant))).toEqual(grant);
  expect(readGrant('hours:9')).toBeNull();
  expect(readGrant('regions')).toBeNull();
});

test('a language is used by its variants, and what is not known uses "all" alone', () => {
  const touched = { ...emptyTouch, languages: ['de-AT'], regions: [null] };
  expect(usesGrant({ field: 'languages', item: 'de' }, touched)).toBe(true);
  expect(usesGrant({ field: 'regions', item: 'DACH' }, touched)).toBe(false);
  expect(usesGrant({ field: 'regions', item: '*' }, touched)).toBe(true);
  expect(usesGrant({ field: 'seniorities', item: 'vp' }, touched)).toBe(false);
});

test('a grant that was away in between counts from when it came back', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const versions = [
    { body: aScopeBody({ regions: ['DACH', 'Nordics'] }), since: at(1) },
    { body: aScopeBody({ regions: ['DACH'] }), since: at(5) },
    { body: aScopeBody({ regions: ['DACH', 'Nordics'] }), since: at(9) },
  ];
  const since = (item: string) =>
    grantedSince(versions).find(({ grant }) => grant.field === 'regions' && grant.item === item)?.since;
  expect(since('DACH')).toEqual(at(1));
  expect(since('Nordics')).toEqual(at(9));
});

const emptyTouch = {
  kinds: [],
  channels: [],
  connections: [],
  adAccounts: [],
  campaigns: [],
  accountTiers: [],
  segments: [],
  regions: [],
  languages: [],
  seniorities: [],
};
