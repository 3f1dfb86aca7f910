import { findCounterfactuals } from '../../lib/core/explain/find-counterfactuals';
import { patchSchema } from '../../lib/core/explain/patch';
import { verifyCounterfactual } from '../../lib/core/explain/verify-counterfactual';
import { decide } from '../../lib/core/gate/decide';
import { localTime } from '../../lib/platform/zone';
import { anAudience, anEmailOf, anything, type Case, everyday, withFreshWords } from '../gate/population';

const OF_EACH = 2000;

const rules = new Set<string>();
const took: number[] = [];
const counts = { stated: 0, wrong: 0, tooLarge: 0, sets: 0, endedEarly: 0, tried: 0 };

function explain(one: Case): { notAllowed: boolean; explained: boolean; unreadable: boolean } {
  const { verdict: answer, findings } = decide(one.action, one.facts, one.now);
  for (const { rule } of findings) rules.add(rule);
  const started = performance.now();
  const { found, tried, endedEarly } = findCounterfactuals(one, { localTime });
  took.push(performance.now() - started);
  counts.tried += tried;
  counts.stated += found.length;
  counts.endedEarly += Number(endedEarly);
  for (const { verdict, patch, changes, justShort } of found) {
    counts.sets += Number(changes.length > 1);
    // From its bytes, as somebody else would check it.
    const again = verifyCounterfactual(one, patchSchema.parse(JSON.parse(JSON.stringify(patch))));
    counts.wrong += Number(again !== verdict || verdict === answer);
    for (const nearer of justShort) counts.tooLarge += Number(verifyCounterfactual(one, nearer) === verdict);
  }
  return {
    notAllowed: answer !== 'allow',
    explained: found.length > 0,
    unreadable: found.length === 0 && findings.some(({ numbers }) => numbers.unreadable === true),
  };
}

function explainAll(cases: readonly Case[]) {
  const refused = cases
    .map((one) => explain({ ...one, facts: withFreshWords(one.facts) }))
    .filter(({ notAllowed }) => notAllowed);
  return {
    notAllowed: refused.length,
    explained: refused.filter(({ explained }) => explained).length,
    unreadable: refused.filter(({ unreadable }) => unreadable).length,
  };
}

const result = {
  everyday: explainAll(everyday(OF_EACH)),
  anything: explainAll(anything(OF_EACH)),
  large: explainAll([...[50, 500, 5000].map(anAudience), anEmailOf(20_000)]),
};
const sorted = took.toSorted((a, b) => a - b);
const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
process.stdout.write(
  JSON.stringify({
    ...result,
    decisions: took.length,
    rules: rules.size,
    ...counts,
    p50: at(0.5),
    p95: at(0.95),
    longest: at(1),
  }),
);
