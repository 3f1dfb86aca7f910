import type { Verdict } from '../gate/finding';
import type { CounterfactualChange } from './counterfactual';

const answers: Record<Verdict, string> = {
  allow: 'it would have been allowed',
  escalate: 'a person would have been asked',
  deny: 'it would have been refused',
};

/** "Had the agent's confidence been 70% instead of 62%, it would have been allowed." */
export function sentenceOf(changes: readonly CounterfactualChange[], verdict: Verdict): string {
  const clauses = changes.map(
    ({ what, from, to }, at) => `${at === 0 ? 'Had ' : ''}${what} been ${to} instead of ${from}`,
  );
  const last = clauses.at(-1) ?? '';
  const all = clauses.length < 2 ? last : `${clauses.slice(0, -1).join(', ')} and ${last}`;
  return `${all}, ${answers[verdict]}.`;
}
