import {
  type ArmDecision,
  outcomeValues,
  scoreBy,
  trainOutcome,
} from '../../lib/core/learning/arm-decisions';
import { armPolicyTitles, valuesBy } from '../../lib/core/learning/arm-policy';
import { chooseArm, learnArms } from '../../lib/core/learning/learn-arms';
import { type Estimate, estimateOffPolicy, meanWithInterval } from '../../lib/core/learning/off-policy';
import { splitByHash } from '../../lib/core/statistics/split-by-hash';
import { atLeast, type Figure, plain } from '../figure';
import { HILLSTROM_PROPENSITY, hillstromArms, readHillstrom } from './hillstrom';
import { measureThroughput } from './lifecycle-throughput';

const HELD_OUT = 0.5;
/** Of the model that puts doubly robust figures right; the one that the product judges by. */
const RIDGE = 100;

const show = ({ value, low, high }: Estimate): string =>
  `${(100 * value).toFixed(2)} % (95 % ${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`;

/** Hillstrom as decisions of the lifecycle agent: no e-mail, men's and women's as its choices, a visit within two weeks as the outcome. */
const asDecisions = (): ArmDecision[] =>
  readHillstrom().map(({ id, context, arm, visit }) => ({
    id,
    unit: id,
    context,
    offered: hillstromArms,
    arm,
    propensity: HILLSTROM_PROPENSITY,
    reward: visit ? 1 : 0,
  }));

type Choose = (decision: ArmDecision) => string;

/** What the product's own learner brings on people it has not seen, beside everyone the same and choosing blindly. */
function measureChoice(say: (line: string) => void): Figure[] {
  const decisions = asDecisions();
  const seen = decisions.filter(({ unit }) => !splitByHash(unit, HELD_OUT));
  const unseen = decisions.filter(({ unit }) => splitByHash(unit, HELD_OUT));
  const learnt = learnArms(seen);
  if (!learnt) throw new Error('Nothing could be learnt.');
  const { policy, tried } = learnt;
  say(
    `Hillstrom, randomised a third each: learnt on ${seen.length} people, measured on ${unseen.length} held out. What is learnt is chosen by cross-validation within the learning half alone:`,
  );
  for (const { name, value } of tried) say(`  ${name}: ${(100 * value).toFixed(2)} %`);
  say(`chosen: ${armPolicyTitles[policy.form]}; ${JSON.stringify(policy).slice(0, 400)}`);
  const outcome = outcomeValues(trainOutcome(seen, hillstromArms, RIDGE), hillstromArms);
  const values = valuesBy(policy);
  const byPolicy: Choose = ({ context, offered }) => chooseArm(values(context), offered, {});
  const valueOfChoice = (people: readonly ArmDecision[], choose: Choose) => {
    const result = estimateOffPolicy(
      people.map((decision) => {
        const chosen = choose(decision);
        const expected = outcome(decision.context);
        return {
          reward: decision.reward,
          propensity: decision.propensity,
          target: chosen === decision.arm ? 1 : 0,
          expectedOfLogged: expected[decision.arm] ?? 0,
          expectedOfTarget: expected[chosen] ?? 0,
        };
      }),
    );
    if (!result.known) throw new Error(result.sentence);
    return result.value;
  };
  const everyone =
    (arm: string): Choose =>
    () =>
      arm;
  for (const arm of hillstromArms) {
    const { ips, doublyRobust } = valueOfChoice(unseen, everyone(arm));
    say(`everyone ${arm}: by IPS ${show(ips)}, doubly robust ${show(doublyRobust)}`);
  }
  // Each arm was sent to a third: choosing blindly is what was done.
  const uniform = meanWithInterval(unseen.map(({ reward }) => reward));
  say(`a third each, at random: ${show(uniform)}`);
  const best = hillstromArms.reduce((most, arm) =>
    valueOfChoice(seen, everyone(arm)).ips.value > valueOfChoice(seen, everyone(most)).ips.value ? arm : most,
  );
  const value = valueOfChoice(unseen, byPolicy);
  const single = valueOfChoice(unseen, everyone(best));
  const strongest = Math.max(...hillstromArms.map((arm) => valueOfChoice(unseen, everyone(arm)).ips.value));
  const shares = hillstromArms.map(
    (arm) =>
      `${arm} ${((100 * unseen.filter((each) => byPolicy(each) === arm).length) / unseen.length).toFixed(1)} %`,
  );
  say(`the learnt policy sends: ${shares.join(', ')}`);
  say(`the learnt policy: by IPS ${show(value.ips)}, doubly robust ${show(value.doublyRobust)}`);
  const scored = scoreBy(unseen, outcome);
  const gainBy = (of: (i: number, arm: string) => number) =>
    meanWithInterval(unseen.map((decision, i) => of(i, byPolicy(decision)) - of(i, best)));
  const byIps = gainBy((i, arm) => {
    const decision = unseen[i];
    return decision && decision.arm === arm ? decision.reward / decision.propensity : 0;
  });
  const byRobust = gainBy((i, arm) => scored[i]?.scores[arm] ?? 0);
  say(
    `against everyone ${best}, the best on the learning half: by IPS ${show(byIps)}, doubly robust ${show(byRobust)}`,
  );
  return [
    atLeast(
      'lifecycle: value by IPS on held-out people (visits)',
      value.ips.value,
      '',
      Number(strongest.toFixed(5)),
    ),
    plain('lifecycle: its lower end, 95 %', value.ips.low, ''),
    plain('lifecycle: its upper end, 95 %', value.ips.high, ''),
    plain('lifecycle: value, doubly robust', value.doublyRobust.value, ''),
    plain('lifecycle: best single arm, same people, by IPS', single.ips.value, ''),
    plain('lifecycle: best single arm, doubly robust', single.doublyRobust.value, ''),
    plain('lifecycle: a third each at random', uniform.value, ''),
    plain('lifecycle: gain on the best arm, by IPS', byIps.value, ''),
    plain('lifecycle: gain on the best arm, doubly robust', byRobust.value, ''),
    plain('lifecycle: gain, doubly robust, lower end', byRobust.low, ''),
  ];
}

/** How well the lifecycle agent learns to choose, and how fast thousands of its decisions are made. */
export async function measureLifecycle(say: (line: string) => void): Promise<Figure[]> {
  return [...measureChoice(say), ...(await measureThroughput(say))];
}
