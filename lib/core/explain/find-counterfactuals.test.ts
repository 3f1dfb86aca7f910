import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCase } from '../../../tests/support/builders/arbitrary-gate';
import { aFacts, aMoment, anAction } from '../../../tests/support/builders/gate';
import { ordinaryCase } from '../../../tests/support/builders/ordinary-case';
import { gateExamples } from '../../../tests/support/gate-examples';
import { localTime } from '../../platform/zone';
import { decide } from '../gate/decide';
import { describeFacts } from './describe-facts';
import { findCounterfactuals } from './find-counterfactuals';
import { type GateCase, patchSchema } from './patch';
import { verifyCounterfactual } from './verify-counterfactual';

const cases: fc.Arbitrary<GateCase> = fc.oneof(
  anyCase,
  ordinaryCase.map((one) => ({ ...one, now: aMoment })),
);
const find = (one: GateCase) => findCounterfactuals(one, { localTime });
const exampleOf = (rule: string): GateCase => {
  const { action = anAction(), facts = {} } = gateExamples[rule]?.speaks ?? {};
  return { action, facts: aFacts(facts), now: aMoment };
};
const sentencesOf = (rule: string): string[] => find(exampleOf(rule)).found.map(({ sentence }) => sentence);

test('whatever is stated re-executes to what it claims, another answer than the one given, and by no smaller change', () => {
  let stated = 0;
  fc.assert(
    fc.property(cases, (one) => {
      const before = JSON.stringify(one);
      const { verdict, found } = find(one);
      expect(verdict).toBe(decide(one.action, one.facts, one.now).verdict);
      for (const { verdict: claimed, patch, justShort } of found) {
        stated += 1;
        expect(claimed).not.toBe(verdict);
        // From its bytes, as somebody else would check it.
        expect(verifyCounterfactual(one, patchSchema.parse(JSON.parse(JSON.stringify(patch))))).toBe(claimed);
        for (const nearer of justShort) expect(verifyCounterfactual(one, nearer)).not.toBe(claimed);
      }
      expect(describeFacts(one).length).toBeGreaterThan(0);
      expect(JSON.stringify(one)).toBe(before);
    }),
    { numRuns: 25 },
  );
  expect(stated).toBeGreaterThan(0);
});

/** What always needs a person, and words as a whole that only other words would mend. */
const unchangeable = [
  'brand.claim-source',
  'person.edit',
  'content.claims',
  'content.traffic-split',
  'kind.autonomy-ceiling',
  'memory.tainted-reasons',
  'brand.competitor',
  'brand.tone',
  'brand.language',
];

test('of every rule that alone stood in the way it is told what would have changed that', () => {
  const silent = Object.keys(gateExamples).filter((rule) => sentencesOf(rule).length === 0);
  expect(silent.sort()).toEqual([...unchangeable].sort());
});

test('a figure is brought to its threshold and no further, in the words of whoever set it', () => {
  expect(sentencesOf('policy.confidence')).toEqual([
    "Had the agent's confidence been 60% instead of 59%, it would have been allowed.",
    'Had the confidence that the policy asks for been 59% instead of 60%, it would have been allowed.',
  ]);
  expect(sentencesOf('budget.cap')[0]).toBe(
    'Had the daily budget that was proposed been $109.99 instead of $110.00, it would have been allowed.',
  );
  expect(sentencesOf('scope.hours')[0]).toBe(
    'Had the moment of the decision been 26 Nov 2026, 08:00 (UTC) instead of 25 Nov 2026, 10:30 (UTC), it would have been allowed.',
  );
});

test('where no single fact suffices, the smallest set of them is told', () => {
  const { action, facts, now } = exampleOf('policy.confidence');
  const stopped = exampleOf('pause.active').facts.pauses;
  const { found } = find({ action, facts: { ...facts, pauses: stopped }, now });
  expect(found.map(({ changes, verdict }) => [changes.map(({ lever }) => lever), verdict])).toContainEqual([
    ['agent.confidence', 'pauses'],
    'allow',
  ]);
});
