import type { Purpose } from '@/lib/core/contactability/purposes';
import type { RecipientDraw } from '@/lib/core/content/email-variant';
import type { NextContact } from '@/lib/core/learning/contact-frequency';
import type { AgentFact, AgentMemory } from '@/lib/core/memory/agent-memory';
import type { Handoff } from '@/lib/core/runs/handoff';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { Segment } from '@/lib/core/scopes/segment';
import type { Seniority } from '@/lib/core/scopes/seniority';

/** A sequence of the outreach tool, by what it is for and whom it is written for; its words are the tool's. */
export type KnownSequence = {
  id: string;
  purpose: Purpose;
  /** BCP 47. */
  language: string;
  isActive: boolean;
  /** Empty lists leave a property open. */
  audience: {
    seniorities: readonly Seniority[];
    segments: readonly Segment[];
    accountTiers: readonly AccountTier[];
  };
  steps: number;
  /** Topics of interest that its own words speak of, by name, as far as the contact stated an interest; absent where none did. */
  topics?: readonly string[];
};

export type SequencerContext = {
  contact: {
    id: string;
    language: string | null;
    seniority: Seniority;
    segment: Segment;
    accountTier: AccountTier | null;
    /** The sequence it is in now. */
    sequenceId: string | null;
    hasConverted: boolean;
    /** Somebody or something said that this person must not be contacted. */
    isSuppressed: boolean;
  };
  /** What was learnt of the contact and their company: typed, and never an instruction. Absent or empty where nothing was. */
  memory?: AgentMemory;
  /** That they are not to be written to before a day that has not come. */
  waits?: AgentFact<'not_before'> | null;
  /** Set when another agent hands the contact over. */
  handoff: Handoff | null;
  /**
   * Set when a step of the sequence it is in has come due: the step's own words, unchanged, or those of the variant of it that the contact was
   * drawn to get.
   */
  dueStep: {
    sequenceId: string;
    purpose: Purpose;
    step: number;
    subject: string;
    body: string;
    /** Absent where the step has no variants to choose by. */
    variant?: RecipientDraw;
  } | null;
  /** What one more contact would bring by what was learnt of those before it; null where nothing is about to be sent. */
  next: (NextContact & { leastPerThousand: number }) | null;
  sequences: readonly KnownSequence[];
  signal: { id: string; quality: number };
};
