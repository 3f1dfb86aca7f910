import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionKinds } from '@/lib/core/actions/catalogue';
import { diffScopes } from '@/lib/core/scopes/diff-scopes';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { anyScopeBody } from '@/tests/support/builders/arbitrary-gate';
import { aScopeBody } from '@/tests/support/builders/gate';
import { scopeDraftSchema } from './read-scope-draft';
import { draftOf } from './scope-draft';

const zone = 'Europe/Berlin';

test('opening and saving changes nothing', () => {
  const readable = anyScopeBody.filter((body) => body.hours.from < body.hours.to);
  fc.assert(
    fc.property(readable, (body) => {
      const read = scopeDraftSchema(body, zone).parse(draftOf(body, zone)).body;
      expect(scopeBodySchema.safeParse(read).success).toBe(true);
      expect(diffScopes(body, read)).toEqual([]);
    }),
  );
});

test('a chosen last day holds until it is over where the workspace is', () => {
  const body = aScopeBody({ expiresAt: '2027-01-01T00:00:00Z' });
  const draft = { ...draftOf(body, zone), lastDay: '2027-07-14' };
  const { expiresAt } = scopeDraftSchema(body, zone).parse(draft).body;
  expect(Date.parse(expiresAt)).toBe(Date.parse('2027-07-14T21:59:59Z'));
  expect(expiresAt.slice(0, 10)).toBe('2027-07-14');
});

test('what can’t be read says at which field', () => {
  const draft = { ...draftOf(aScopeBody(), zone), fromHour: '18', toHour: '8', maxAddedDailySpend: 'lots' };
  const first = scopeDraftSchema(null, zone).safeParse(draft);
  expect(first.error?.issues.map((issue) => issue.path.join('.'))).toContain('maxAddedDailySpend');
  const second = scopeDraftSchema(null, zone).safeParse({ ...draft, maxAddedDailySpend: '80' });
  expect(second.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['toHour']);
});

test('an agent without a scope starts from one that grants nothing', () => {
  const draft = { ...draftOf(null, zone), lastDay: '2027-07-14' };
  const { body } = scopeDraftSchema(null, zone).parse(draft);
  expect(body).toMatchObject({
    kinds: [],
    channels: [],
    campaigns: [],
    regions: [],
    accountTiers: [],
    maxRelativeChange: 0,
    maxDrift: 0,
    maxActionsPerDay: 0,
  });
});

test('an empty limit is none of its own, and names are kept while "all" is chosen', () => {
  const body = aScopeBody({ campaigns: ['cmp_1'], maxDrift: 0.5, maxReachPerAction: 10 });
  const draft = {
    ...draftOf(body, zone),
    campaigns: { all: true, names: ['cmp_1'] },
    maxDriftPercent: '',
    maxReachPerAction: ' ',
  };
  expect(scopeDraftSchema(body, zone).parse(draft).body).toMatchObject({
    campaigns: 'all',
    maxDrift: null,
    maxReachPerAction: null,
  });
});

test('a kind may end sooner, and keeps its exact end while its day is untouched', () => {
  const kind = 'ads.campaign.set-bid' as const;
  const body = aScopeBody({ kindExpiresAt: { [kind]: '2026-12-01T09:30:00Z' } });
  const draft = draftOf(body, zone);
  expect(scopeDraftSchema(body, zone).parse(draft).body.kindExpiresAt).toEqual(body.kindExpiresAt);
  const kindLastDays = actionKinds.map((each, at) => (each === kind ? '2026-11-30' : draft.kindLastDays[at]));
  const sooner = { ...draft, kindLastDays };
  const read = scopeDraftSchema(body, zone).parse(sooner).body.kindExpiresAt[kind];
  expect(Date.parse(read ?? '')).toBe(Date.parse('2026-11-30T22:59:59Z'));
});
