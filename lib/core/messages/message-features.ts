import type { ChoiceFeatures } from '../learning/choice-model';
import type { EngagementMoment } from '../learning/engagement-clock';
import { segmentOf } from '../scopes/segment';
import { seniorityOf } from '../scopes/seniority';

const DAY_MS = 86_400_000;
const LATELY_DAYS = 30;
const LONG_AGO_DAYS = 365;

type Known = {
  contact: {
    title: string | null;
    convertedAt: Date | null;
    account: { employees: number | null; tier: string | null } | null;
  };
  moments: readonly EngagementMoment[];
  score: number | null;
  touchesThisWeek: number;
  unanswered: number;
  atMs: number;
};

/** What a choice of messages is learnt from: figures as they are known at this moment. */
export function messageFeatures(known: Known): ChoiceFeatures {
  const { contact, moments, score, touchesThisWeek, unanswered, atMs } = known;
  const lately = moments.filter((moment) => atMs - moment.atMs < LATELY_DAYS * DAY_MS).length;
  const last = moments.reduce((latest, moment) => Math.max(latest, moment.atMs), Number.NEGATIVE_INFINITY);
  const daysAgo = Math.min(LONG_AGO_DAYS, Math.max(0, atMs - last) / DAY_MS);
  const segment = segmentOf(contact.account?.employees ?? null);
  const seniority = seniorityOf(contact.title);
  const flag = (holds: boolean) => (holds ? 1 : 0);
  return {
    score: score ?? 0,
    'days since they engaged': Math.log1p(daysAgo),
    'engagements in 30 days': Math.log1p(lately),
    'contacts this week': touchesThisWeek,
    'contacts without an answer': Math.log1p(Math.max(0, unanswered)),
    'mid-market': flag(segment === 'mid_market'),
    enterprise: flag(segment === 'enterprise'),
    'tier 1': flag(contact.account?.tier === 'tier_1'),
    senior: flag(['board', 'c_suite', 'vp'].includes(seniority)),
    customer: flag(contact.convertedAt !== null),
  };
}
