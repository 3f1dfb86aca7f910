import type { describeAction } from '../actions/catalogue';
import type { Facts, GateAction } from './facts';
import type { Finding } from './finding';
import type { Measured } from './measured';

export type Described = ReturnType<typeof describeAction>;
export type RuleInput = {
  action: GateAction;
  facts: Facts;
  now: Date;
  described: Described;
  /** What several rules need and one of them has worked out; each decision begins with nothing. */
  measured: Measured;
};

/**
 * One pure check, named `area.rule-name`. It answers with findings where it objects and with an empty list where it
 * does not: a rule can only restrict, never grant. A rule that throws denies.
 */
export type Rule = { id: string; check(input: RuleInput): Finding[] };

/**
 * What a finding is measured by. `value` against `limit`, and which way is `worse`, let an approval be compared with
 * what is true later; `measure` tells findings of one rule apart.
 */
export type FindingNumbers = Finding['numbers'];

export const deny = (rule: string, message: string, numbers: FindingNumbers, remedy: string): Finding => ({
  rule,
  verdict: 'deny',
  message,
  numbers,
  remedy,
});

export const escalate = (
  rule: string,
  message: string,
  numbers: FindingNumbers,
  remedy: string,
): Finding => ({
  rule,
  verdict: 'escalate',
  message,
  numbers,
  remedy,
});

/** The refusal of a rule whose fact could not be read: `question` is what it wanted to know, beginning with "whether". */
export const unreadable = (rule: string, question: string, why: string): Finding =>
  deny(
    rule,
    `It can't be told ${question}: ${why.replace(/\.$/, '')}. What can't be checked is refused.`,
    { unreadable: true },
    'Nothing has been done. It is decided again from fresh facts when it is proposed again.',
  );
