import type { Traits } from '../statistics/traits';

/** What is known of a person, and of what was recorded of them, when the conditions of a play are looked at. Null is not known. */
export type PlayFacts = {
  /** What set it off; null where it is looked at without one, as on a schedule. */
  signal: {
    quality: number;
    event: string | null;
    path: string | null;
    properties: Traits;
  } | null;
  contact: {
    title: string | null;
    buyingRole: string | null;
    region: string | null;
    country: string | null;
    language: string | null;
    traits: Traits;
    /** 0–1, by the learnt routing score; null while none is learnt. */
    score: number | null;
    /** Since we last spoke to them, or since they are known where we never did. */
    quietDays: number;
    /** What they did, by day; days ago by UTC, 0 is today. */
    engagement: readonly { daysAgo: number; count: number }[];
    /** 0–100 by the name of each topic that is looked for. */
    interest: Readonly<Record<string, number>>;
  };
  account: {
    tier: string;
    /** How far it has come; null where it was not asked. */
    stage: string | null;
    industry: string | null;
    employees: number | null;
    region: string | null;
    domain: string | null;
  } | null;
};
