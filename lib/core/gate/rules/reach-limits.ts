import type { ReachLimits } from '../../reach/reach-limits';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import type { People } from '../measured';
import { readPeople } from '../read-target';
import { deny, escalate, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

const id = 'reach.limits';
const question = 'how many people this reaches';
const smaller = 'A smaller audience can be proposed; an admin can change the limit in the policy.';

/** The blast radius of one action, whoever asks: people, accounts, and less of both where nothing can be taken back. */
export const reachLimits = policyRule(id, question, (policy, input) => {
  const reached = readPeople(input);
  if (reached === null) return [];
  if (isUnknown(reached)) return [unreadable(id, question, reached.unknown)];
  const reversible = input.described.entry.reversibility.reversible;
  return [
    ...refusals(reached, policy.reach, reversible),
    ...questions(reached, policy.reach, input.action.expectedPeople),
    ...(input.described.target.type === 'audience' && input.action.expectedPeople === null
      ? [
          escalate(
            id,
            `It would reach an audience of ${reached.people}, and nothing says how many were expected: a person looks first.`,
            { measure: 'unexpected', value: reached.people, worse: 'higher' },
            'The reviewer can look at who is in the audience, and approve or reject it.',
          ),
        ]
      : []),
  ];
});

function refusals({ people, accounts }: People, limits: ReachLimits, reversible: boolean): Finding[] {
  const { maxPeople, maxAccounts, maxIrreversiblePeople } = limits;
  const found: Finding[] = [];
  // Written so that what is not a number is refused.
  if (!(people <= maxPeople)) {
    const message = `It would reach ${people} people at once; at most ${maxPeople} may be.`;
    found.push(refusal('people', people, maxPeople, message));
  }
  if (!(accounts <= maxAccounts)) {
    const message = `It would touch ${accounts} accounts at once; at most ${maxAccounts} may be.`;
    found.push(refusal('accounts', accounts, maxAccounts, message));
  }
  if (!reversible && !(people <= maxIrreversiblePeople)) {
    const message = `It can't be taken back and would reach ${people} people; at most ${maxIrreversiblePeople} may be reached so.`;
    found.push(refusal('irreversible', people, maxIrreversiblePeople, message));
  }
  return found;
}

const refusal = (measure: string, value: number, limit: number, message: string): Finding =>
  deny(id, message, { measure, value, limit, worse: 'higher' }, smaller);

function questions({ people }: People, limits: ReachLimits, expected: number | null): Finding[] {
  const remedy = 'The reviewer can look at who is in the audience, and approve or reject it.';
  const found: Finding[] = [];
  if (people > limits.askAbovePeople) {
    found.push(
      escalate(
        id,
        `It would reach ${people} people at once; above ${limits.askAbovePeople} a person is asked.`,
        { measure: 'ask', value: people, limit: limits.askAbovePeople, worse: 'higher' },
        remedy,
      ),
    );
  }
  if (expected !== null && people > expected * limits.askAboveExpectedFactor) {
    found.push(
      escalate(
        id,
        `${expected} ${expected === 1 ? 'person was' : 'people were'} expected and ${people} found: it is stopped until a person has looked.`,
        { measure: 'expected', value: people, limit: expected, worse: 'higher' },
        remedy,
      ),
    );
  }
  return found;
}
