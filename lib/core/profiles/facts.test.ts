import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, joinFacts, stateFacts } from './facts';

const statement = fc.record({
  stated: fc.dictionary(
    fc.constantFrom('name', 'title', 'traits.visits'),
    fc.constantFrom('x', 'y', 1, null),
  ),
  stamp: fc.record({
    at: fc.constantFrom('2026-05-01T00:00:00Z', '2026-05-01T02:00:00+02:00', '2026-05-02T00:00:00.000Z'),
    source: fc.constantFrom('crm', 'website'),
    messageId: fc.constantFrom('1', '2'),
  }),
});
const factsOf = (
  statements: readonly {
    stated: Record<string, string | number | null>;
    stamp: { at: string; source: string; messageId: string };
  }[],
): Facts => statements.reduce((facts: Facts, { stated, stamp }) => stateFacts(facts, stated, stamp), {});

test('the same statements give the same facts, in whatever order and however often they arrive', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), fc.array(fc.nat(7)), (statements, again) => {
      const repeated = [...statements].reverse().concat(again.flatMap((i) => statements[i] ?? []));
      expect(factsOf(repeated)).toEqual(factsOf(statements));
    }),
  );
});

test('joined facts are those of all statements together', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), fc.array(statement, { maxLength: 6 }), (a, b) => {
      expect(joinFacts(factsOf(a), factsOf(b))).toEqual(factsOf([...a, ...b]));
    }),
  );
});

test('a later statement counts, and one of an earlier moment only fills gaps', () => {
  const facts = factsOf([
    { stated: { name: 'New' }, stamp: { at: '2026-05-02T00:00:00Z', source: 'crm', messageId: '2' } },
    {
      stated: { name: 'Old', title: 'CFO' },
      stamp: { at: '2026-05-01T00:00:00Z', source: 'crm', messageId: '1' },
    },
  ]);
  expect(facts.name?.[0]).toBe('New');
  expect(facts.title?.[0]).toBe('CFO');
});
