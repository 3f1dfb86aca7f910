import { expect, test } from 'vitest';
import { aScopeBody } from '@/tests/support/builders/gate';
import { stillGranted } from './still-granted';

const before = aScopeBody({ campaigns: ['cmp_a'], seniorities: ['manager'], maxRelativeChange: 0.1 });
const director = { field: 'seniorities', item: 'director' };
const raise = { field: 'maxRelativeChange', item: '*' };
const everyCampaign = { field: 'campaigns', item: '*' };

test('an addition lasts while the scope in force still grants it', () => {
  const widened = aScopeBody({ ...before, seniorities: ['manager', 'director'], maxRelativeChange: 0.2 });
  expect(stillGranted([director, raise], before, widened)).toEqual([director, raise]);
});

test('taking it away ends it, and a limit that is back where it was is no addition', () => {
  const narrowed = aScopeBody({ ...before, seniorities: ['manager'], maxRelativeChange: 0.1 });
  expect(stillGranted([director, raise], before, narrowed)).toEqual([]);
  expect(stillGranted([raise], before, aScopeBody({ ...before, maxRelativeChange: 0.15 }))).toEqual([raise]);
});

test('what is left of "all" counts, and "all" covers what was named before', () => {
  const some = aScopeBody({ ...before, campaigns: ['cmp_a', 'cmp_b'] });
  expect(stillGranted([everyCampaign], before, some)).toEqual([everyCampaign]);
  expect(stillGranted([everyCampaign], before, before)).toEqual([]);
  const named = { field: 'campaigns', item: 'cmp_b' };
  expect(stillGranted([named], before, aScopeBody({ ...before, campaigns: 'all' }))).toEqual([named]);
});

test('of an agent that had no scope everything is an addition', () => {
  expect(stillGranted([director], null, before)).toEqual([]);
  expect(stillGranted([{ field: 'seniorities', item: 'manager' }], null, before)).toHaveLength(1);
});
