import {
  bestChoice,
  type ChoiceFeatures,
  type ChoiceModel,
  expectOfChoice,
  trainChoice,
} from '../../lib/core/learning/choice-model';
import { type Estimate, estimateOffPolicy, meanWithInterval } from '../../lib/core/learning/off-policy';
import { splitByHash, unitHash } from '../../lib/core/statistics/split-by-hash';
import { atLeast, type Figure, plain } from '../figure';
import {
  HILLSTROM_PROPENSITY,
  type HillstromArm,
  type HillstromPerson,
  hillstromArms,
  readHillstrom,
} from './hillstrom';

const arms = hillstromArms;
type Arm = HillstromArm;
type Person = HillstromPerson;

const PROPENSITY = HILLSTROM_PROPENSITY;
const HELD_OUT = 0.5;
/** Chosen among 1, 10, 100, 400 and 1000 by five-fold cross-validation within the part learnt from. */
const RIDGE = 400;

/** A choice for a person: who they are, what is sent, and the two together. */
function featuresOf({ context }: Person, arm: Arm): ChoiceFeatures {
  const features: Record<string, number> = { ...context };
  for (const sent of arms.slice(1)) {
    const isSent = arm === sent ? 1 : 0;
    features[sent] = isSent;
    for (const [name, value] of Object.entries(context)) features[`${sent} × ${name}`] = isSent * value;
  }
  return features;
}

const show = ({ value, low, high }: Estimate, factor: number, digits: number): string =>
  `${(factor * value).toFixed(digits)} (95 % ${(factor * low).toFixed(digits)} to ${(factor * high).toFixed(digits)})`;

function worthOf(
  people: readonly Person[],
  model: ChoiceModel,
  choose: (person: Person) => Arm,
  reward: (person: Person) => number,
) {
  const result = estimateOffPolicy(
    people.map((person) => {
      const target = choose(person);
      return {
        reward: reward(person),
        propensity: PROPENSITY,
        target: person.arm === target ? 1 : 0,
        expectedOfLogged: expectOfChoice(model, featuresOf(person, person.arm)),
        expectedOfTarget: expectOfChoice(model, featuresOf(person, target)),
      };
    }),
  );
  if (!result.known) throw new Error(result.sentence);
  return result.value;
}

/**
 * The same with five parts, each held out once from what is chosen for it: twice the people to tell by. `RIDGE` was chosen on half of
 * them, so this stands beside the figure of the one held-out part, not in its place.
 */
function gainOverAllParts(people: readonly Person[], best: Arm): Estimate {
  const parts = 5;
  const partOf = ({ id }: Person) => Math.floor(unitHash(`part:${id}`) * parts);
  return meanWithInterval(
    Array.from({ length: parts }, (_, part) => {
      const model = learn(people.filter((person) => partOf(person) !== part));
      return people
        .filter((person) => partOf(person) === part)
        .map((person) => gainOf(person, chooseBy(model, person), best));
    }).flat(),
  );
}

const learn = (people: readonly Person[]): ChoiceModel =>
  trainChoice(
    people.map((person) => ({ features: featuresOf(person, person.arm), turnedOutWell: person.visit })),
    RIDGE,
  );

const chooseBy = (model: ChoiceModel, person: Person): Arm =>
  bestChoice(arms, (arm) => expectOfChoice(model, featuresOf(person, arm))) ?? 'No E-Mail';

/** What one person tells of choosing for them instead of sending everyone the same, by inverse propensity. */
const gainOf = (person: Person, chosen: Arm, best: Arm): number =>
  (((person.arm === chosen ? 1 : 0) - (person.arm === best ? 1 : 0)) / PROPENSITY) * (person.visit ? 1 : 0);

/** What a learnt send policy would be worth on people it was not learnt from, beside sending everyone the same. */
export function measurePolicy(say: (line: string) => void): Promise<Figure[]> {
  const people = readHillstrom();
  const isHeldOut = ({ id }: Person) => splitByHash(id, HELD_OUT);
  const seen = people.filter((person) => !isHeldOut(person));
  const unseen = people.filter(isHeldOut);
  const model = learn(seen);
  const learnt = new Map(unseen.map((person) => [person.id, chooseBy(model, person)]));
  const choose = (person: Person): Arm => learnt.get(person.id) ?? 'No E-Mail';
  const visits = (policy: (person: Person) => Arm) =>
    worthOf(unseen, model, policy, ({ visit }) => (visit ? 1 : 0));
  const spends = (policy: (person: Person) => Arm) => worthOf(unseen, model, policy, ({ spend }) => spend);
  say(
    `Hillstrom, randomised a third each: learnt on ${seen.length} people, measured on ${unseen.length} held out. Outcome: a visit within two weeks (it has the power); spend is printed beside it.`,
  );
  for (const arm of arms)
    say(
      `everyone ${arm}: visits ${show(visits(() => arm).ips, 100, 2)} %, spend $${show(spends(() => arm).ips, 1, 3)}`,
    );
  const shares = arms.map(
    (arm) =>
      `${arm} ${((100 * unseen.filter((p) => choose(p) === arm).length) / unseen.length).toFixed(1)} %`,
  );
  const value = visits(choose);
  say(`learnt policy sends: ${shares.join(', ')}`);
  say(
    `learnt policy: visits by IPS ${show(value.ips, 100, 2)} %, self-normalised ${show(value.selfNormalised, 100, 2)} %, doubly robust ${show(value.doublyRobust, 100, 2)} %; effective sample ${value.effectiveSampleSize.toFixed(0)}`,
  );
  say(`learnt policy: spend by IPS $${show(spends(choose).ips, 1, 3)}`);
  // The best single arm is chosen on the part learnt from; on the held-out part the strongest arm by its own figures stands beside it.
  const best =
    bestChoice(
      arms,
      (arm) =>
        worthOf(
          seen,
          model,
          () => arm,
          ({ visit }) => (visit ? 1 : 0),
        ).ips.value,
    ) ?? 'No E-Mail';
  const single = visits(() => best).ips;
  const strongest = Math.max(...arms.map((arm) => visits(() => arm).ips.value));
  const difference = meanWithInterval(unseen.map((person) => gainOf(person, choose(person), best)));
  const overAll = gainOverAllParts(people, best);
  say(
    `against everyone ${best} (the best arm on the part learnt from): ${show(difference, 100, 2)} points of visits by IPS`,
  );
  say(`the same over five parts, each held out once: ${show(overAll, 100, 2)} points`);
  return Promise.resolve([
    atLeast(
      'policy: value by IPS on held-out people (visits)',
      value.ips.value,
      '',
      Number(strongest.toFixed(5)),
    ),
    plain('policy: its lower end, 95 %', value.ips.low, ''),
    plain('policy: its upper end, 95 %', value.ips.high, ''),
    plain('policy: value, doubly robust', value.doublyRobust.value, ''),
    plain('policy: best single arm, same people', single.value, ''),
    plain('policy: gain on it by IPS, lower end', difference.low, ''),
    plain('policy: gain on it by IPS', difference.value, ''),
    plain('policy: gain over five parts, each held out once', overAll.value, ''),
  ]);
}
