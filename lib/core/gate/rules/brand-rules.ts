import { brandChecks } from '../../brand-safety/checks';
import type { BrandContent, ContentFinding } from '../../brand-safety/content';
import type { BrandGuidelines } from '../../brand-safety/guidelines';
import { type CheckInput, readContent } from '../../brand-safety/read-content';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { type Rule, type RuleInput, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

/** The words of a decision are read once for all of its rules: reading is most of the work. */
function readOnce(input: RuleInput, content: BrandContent, guidelines: BrandGuidelines): CheckInput {
  input.measured.words ??= readContent(content, guidelines);
  return input.measured.words;
}

/** Each check of the brand guidelines is a rule on the words that somebody would read. */
export const brandRules: readonly Rule[] = brandChecks.map(({ rule, check }) => {
  const question = 'whether the words hold to the brand guidelines';
  return policyRule(rule, question, (policy, input) => {
    const { content } = input.facts;
    if (content === null)
      return input.described.texts.length === 0 && input.described.reaches === null
        ? []
        : [unreadable(rule, question, 'the words were not looked at')];
    if (isUnknown(content)) return [unreadable(rule, question, content.unknown)];
    return check(readOnce(input, content, policy.brand)).map(asFinding);
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
