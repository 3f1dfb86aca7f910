import { brandChecks } from '../../brand-safety/checks';
import type { BrandContent, ContentFinding } from '../../brand-safety/content';
import type { BrandGuidelines } from '../../brand-safety/guidelines';
import { type CheckInput, readContent } from '../../brand-safety/read-content';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { type Rule, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

/** The words are read once for all rules: reading is most of the work. Contents and guidelines never change once made. */
const readings = new WeakMap<BrandContent, { guidelines: BrandGuidelines; reading: CheckInput }>();

function readOnce(content: BrandContent, guidelines: BrandGuidelines): CheckInput {
  const known = readings.get(content);
  if (known?.guidelines === guidelines) return known.reading;
  const reading = readContent(content, guidelines);
  readings.set(content, { guidelines, reading });
  return reading;
}

/** Each check of the brand guidelines is a rule on the words that somebody would read. */
export const brandRules: readonly Rule[] = brandChecks.map(({ rule, check }) => {
  const question = 'whether the words hold to the brand guidelines';
  return policyRule(rule, question, (policy, { described, facts: { content } }) => {
    if (content === null)
      return described.texts.length === 0 ? [] : [unreadable(rule, question, 'the words were not looked at')];
    if (isUnknown(content)) return [unreadable(rule, question, content.unknown)];
    return check(readOnce(content, policy.brand)).map(asFinding);
  });
});

/** Where it stands is in the numbers; the words themselves are in the action. */
const asFinding = ({ rule, verdict, message, numbers, remedy }: ContentFinding): Finding => ({
  rule,
  verdict,
  message,
  numbers,
  remedy,
});
