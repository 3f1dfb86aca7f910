import type { Finding } from '../gate/finding';
import { unreadable } from '../gate/rule';
import type { ContactFacts, ContactRequest } from './contact-facts';
import type { ContactRules } from './contact-rules';
import { contactChecks } from './rules';
import type { ContactCheck } from './rules/contact-check';

type Known = ContactFacts | { unknown: string };

/** Every objection to contacting one person now; none means that nothing here is in the way. */
export function checkContact(
  request: ContactRequest,
  facts: Known,
  rules: ContactRules,
  now: Date,
): Finding[] {
  return contactChecks.flatMap((check) => runContactCheck(check, request, facts, rules, now));
}

/** One check by itself, as the gate hears them. Facts that are missing, or about something else, deny. */
export function runContactCheck(
  { id, question, check }: ContactCheck,
  request: ContactRequest,
  facts: Known,
  rules: ContactRules,
  now: Date,
): Finding[] {
  if ('unknown' in facts) return [unreadable(id, question, facts.unknown)];
  if (facts.purpose !== request.purpose || facts.channel !== request.channel)
    return [unreadable(id, question, 'what was looked up is about another purpose or channel')];
  return check({ request, facts, rules, now });
}
