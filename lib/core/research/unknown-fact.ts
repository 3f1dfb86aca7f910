import type { ResearchField } from './research-field';

/** What an answer changes of what a plan is weighed by. */
export type Learnt = {
  /** The odds of conversion of everybody, or of one person, are so many times as high. */
  odds?: { of: 'all' | { contactId: string }; times: number };
  /** A conversion of anybody within the horizon is so many times as likely. */
  likelihood?: number;
  industry?: string;
  /** One more part in the buying group is known. */
  role?: true;
  /** They must not be written to. */
  refuses?: { contactId: string };
};

export type PossibleAnswer = { label: string; share: number; learnt: Learnt };

/** A fact that is not known, whom to ask about it, and the answers that may come by how often they do in the workspace. Shares add up to 1. */
export type UnknownFact = {
  field: ResearchField;
  contactId: string;
  answers: readonly PossibleAnswer[];
  /** What the shares were counted from, as a sentence. */
  basis: string;
};
