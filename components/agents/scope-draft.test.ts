import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffScopes } from '@/lib/core/scopes/diff-scopes';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { anyScopeBody } from '@/tests/support/builders/arbitrary-gate';
import { aScopeBody } from '@/tests/support/builders/gate';
import { draftOf, scopeDraftSchema } from './scope-draft';

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
    accountTiers: [],
    maxRelativeChange: 0,
  });
});
