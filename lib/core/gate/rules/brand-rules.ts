import type { BrandCheck } from '../../brand-safety/check';
import { brandChecks } from '../../brand-safety/checks';
import type { BrandContent, ContentFinding } from '../../brand-safety/content';
import type { BrandGuidelines } from '../../brand-safety/guidelines';
import { type CheckInput, readContent } from '../../brand-safety/read-content';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { type Rule, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

type Reading = { guidelines: BrandGuidelines; input: CheckInput; findings: Map<string, Finding[]> };

/** The same words are held against the same guidelines once. Contents and guidelines never change once made. */
const readings = new WeakMap<BrandContent, Reading>();

function readOnce(content: BrandContent, guidelines: BrandGuidelines): Reading {
  const known = readings.get(content);
  if (known?.guidelines === guidelines) return known;
  const reading = { guidelines, input: readContent(content, guidelines), findings: new Map() };
  readings.set(content, reading);
  return reading;
}

function checkOnce({ rule, check }: BrandCheck, { input, findings }: Reading): Finding[] {
  const known = findings.get(rule);
  if (known) return known;
  const found = check(input).map(asFinding);
  findings.set(rule, found);
  return found;
}

/** Each check of the brand guidelines is a rule on the words that somebody would read. */
export const brandRules: readonly Rule[] = brandChecks.map((check) => {
  const question = 'whether the words hold to the brand guidelines';
  const { rule } = check;
  return policyRule(rule, question, (policy, { described, facts: { content } }) => {
    if (content === null)
      return described.texts.length === 0 ? [] : [unreadable(rule, question, 'the words were not looked at')];
    if (isUnknown(content)) return [unreadable(rule, question, content.unknown)];
    return checkOnce(check, readOnce(content, policy.brand));
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
