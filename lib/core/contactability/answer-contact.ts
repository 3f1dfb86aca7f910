import type { Finding } from '../gate/finding';
import { contactBasisTitles } from './bases';
import { checkContact } from './check-contact';
import type { ContactFacts } from './contact-facts';
import type { ContactRules } from './contact-rules';
import { lawfulBasisOf } from './lawful-basis';
import { contactChannelTitles, purposeTitles } from './purposes';

export type ContactAnswer = { allowed: boolean; sentence: string; objections: Finding[] };

/**
 * Whether a person may be contacted now, in a plain sentence, for somebody who looks at them: what the gate would object to, and on
 * what ground it would be. Whoever holds the lease is taken for the one who asks.
 */
export function answerContact(facts: ContactFacts, rules: ContactRules, now: Date): ContactAnswer {
  const { purpose, channel, lease } = facts;
  const objections = checkContact({ purpose, channel, agentId: lease?.agentId ?? null }, facts, rules, now);
  const what = `${purposeTitles[purpose]} by ${contactChannelTitles[channel]}`;
  if (objections.length > 0)
    return { allowed: false, sentence: `No ${what}: ${objections[0]?.message ?? ''}`, objections };
  const ground = lawfulBasisOf(facts, facts, rules, now)?.basis ?? 'not_required';
  const why =
    ground === 'not_required'
      ? 'the law asks for nothing beforehand'
      : `on the ground of ${contactBasisTitles[ground]}`;
  return {
    allowed: true,
    sentence: `${what.charAt(0).toUpperCase()}${what.slice(1)} is allowed: ${why}.`,
    objections,
  };
}
