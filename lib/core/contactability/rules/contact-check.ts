import type { Finding } from '../../gate/finding';
import type { ContactFacts, ContactRequest } from '../contact-facts';
import type { ContactRules } from '../contact-rules';

export type ContactInput = { request: ContactRequest; facts: ContactFacts; rules: ContactRules; now: Date };

/** One check of contact with a person. It only objects, never grants. `question` begins with "whether". */
export type ContactCheck = { id: string; question: string; check(input: ContactInput): Finding[] };
