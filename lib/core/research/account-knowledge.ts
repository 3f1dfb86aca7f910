import type { BuyingRole } from '../signals/buying-group/buying-role';

/** What was recorded of an account, as its research is written from. Days are YYYY-MM-DD on the clock of the workspace. */
export type AccountKnowledge = {
  accountId: string;
  /** The day of today. */
  today: string;
  /** What is known field by field, with the signal that said it, where one did. */
  profile: readonly { title: string; value: string; at: string; source: string; signalId: string | null }[];
  /** What is not known of the company, in words. */
  missing: readonly string[];
  people: readonly {
    contactId: string;
    role: BuyingRole;
    isSaid: boolean;
    /** Of the last 30 days. */
    recent: number;
    lastDay: string | null;
  }[];
  /** Interest by topic, as of today and as it was 28 days ago, 0–100. */
  topics: readonly {
    title: string;
    score: number;
    before: number;
    /** Who it comes from in the last 28 days, the most engaged first. */
    by: readonly { contactId: string; count: number; lastDay: string }[];
  }[];
  /** The last 28 days and the 28 before them. */
  engagement: {
    now: { days: number; people: number; count: number };
    before: { days: number; people: number; count: number };
    by: readonly { contactId: string; count: number; lastDay: string }[];
  };
  /** What somebody said of when they decide; null where nobody did. */
  timing: { words: string; contactId: string; at: string } | null;
  surges: readonly {
    id: string;
    firedAt: string;
    status: 'open' | 'dismissed' | 'acted';
    people: number;
    score: number;
    topics: readonly string[];
  }[];
  runs: readonly {
    id: string;
    agent: string | null;
    status: 'open' | 'completed' | 'failed' | 'other';
    startedAt: string;
  }[];
  outcomes: readonly {
    type: 'signal' | 'contact';
    id: string;
    contactId: string | null;
    at: string;
    converted: boolean;
  }[];
  /** Of the CRM's opportunities the newest report of each. */
  opportunities: readonly {
    signalId: string;
    at: string;
    stage: string | null;
    amount: string | null;
    isOpen: boolean | null;
  }[];
};
