import { z } from 'zod';
import { formatFigure } from '../../shared/format-figures';

/** How far an account, or a person, has come. Closed: what cannot be told is `unaware`. */
export const lifecycleStages = [
  'unaware',
  'aware',
  'engaged',
  'considering',
  'opportunity',
  'customer',
  'former_customer',
  'lost',
] as const;
export const lifecycleStageSchema = z.enum(lifecycleStages);
export type LifecycleStage = z.infer<typeof lifecycleStageSchema>;
export const lifecycleStageTitles: Record<LifecycleStage, string> = {
  unaware: 'unaware',
  aware: 'aware',
  engaged: 'engaged',
  considering: 'considering',
  opportunity: 'opportunity',
  customer: 'customer',
  former_customer: 'former customer',
  lost: 'lost',
};

/** Instants in epoch ms. */
export type LifecycleFacts = {
  engagement: {
    lastAtMs: number | null;
    /** Different people who were active in the last 30 days. */
    people: number;
    /** The highest intent of any topic, 0–100. */
    intent: number;
  };
  /** When it was first qualified, such as by a conversation or a form; null is never. */
  qualifiedAtMs: number | null;
  deals: readonly { state: 'open' | 'won' | 'lost'; atMs: number; endsAtMs: number | null }[];
};

export type StageLimits = {
  considersFromIntent: number;
  considersFromPeople: number;
  engagedFromIntent: number;
  engagedWithinDays: number;
  qualifiedForDays: number;
  lostForDays: number;
};
export const statedStageLimits: StageLimits = {
  considersFromIntent: 60,
  considersFromPeople: 2,
  engagedFromIntent: 20,
  engagedWithinDays: 30,
  qualifiedForDays: 90,
  lostForDays: 180,
};

const dayMs = 86_400_000;

/** The stage at a moment, with the reasons. What was told of later than the moment does not count. Deals say most, then outcomes. */
export function lifecycleStage(
  facts: LifecycleFacts,
  nowMs: number,
  limits: StageLimits = statedStageLimits,
): { stage: LifecycleStage; reasons: string[] } {
  return (
    stageOfDeals(facts, nowMs, limits) ??
    stageOfInterest(facts, nowMs, limits) ?? {
      stage: 'unaware',
      reasons: ['Nothing that they did has been seen.'],
    }
  );
}

type Staged = { stage: LifecycleStage; reasons: string[] };

function stageOfDeals(
  { deals, engagement }: LifecycleFacts,
  nowMs: number,
  limits: StageLimits,
): Staged | null {
  const known = deals.filter(({ atMs }) => atMs <= nowMs);
  const newest = (state: 'won' | 'lost') =>
    Math.max(
      Number.NEGATIVE_INFINITY,
      ...known.filter((deal) => deal.state === state).map(({ atMs }) => atMs),
    );
  const won = known.filter(({ state }) => state === 'won');
  const open = known.filter(({ state }) => state === 'open');
  const runs = won.some(({ endsAtMs }) => endsAtMs === null || endsAtMs > nowMs);
  if (runs)
    return {
      stage: 'customer',
      reasons: ['A deal was won and has not ended.', ...(open.length > 0 ? ['Another deal is open.'] : [])],
    };
  if (open.length > 0)
    return {
      stage: 'opportunity',
      reasons: ['A deal is open.', ...(won.length > 0 ? ['An earlier deal was won and has ended.'] : [])],
    };
  if (won.length > 0) return { stage: 'former_customer', reasons: ['A deal was won and has ended.'] };
  const lostAt = newest('lost');
  const lastAt = engagement.lastAtMs !== null && engagement.lastAtMs <= nowMs ? engagement.lastAtMs : null;
  const isRecent = nowMs - lostAt <= limits.lostForDays * dayMs;
  if (isRecent && (lastAt === null || lastAt <= lostAt))
    return {
      stage: 'lost',
      reasons: [`A deal was lost within ${limits.lostForDays} days, and nothing was done since.`],
    };
  return null;
}

function stageOfInterest(facts: LifecycleFacts, nowMs: number, limits: StageLimits): Staged | null {
  const { lastAtMs, people, intent } = facts.engagement;
  const isKnown = lastAtMs !== null && lastAtMs <= nowMs;
  const within = (atMs: number | null, days: number) =>
    atMs !== null && atMs <= nowMs && nowMs - atMs <= days * dayMs;
  const isQualified = within(facts.qualifiedAtMs, limits.qualifiedForDays);
  const isRecent = within(lastAtMs, limits.engagedWithinDays);
  const considers = isRecent && intent >= limits.considersFromIntent && people >= limits.considersFromPeople;
  if (isQualified || considers)
    return {
      stage: 'considering',
      reasons: [
        ...(isQualified ? [`They were qualified within ${limits.qualifiedForDays} days.`] : []),
        ...(considers
          ? [`${people} people are active, with an intent of ${formatFigure(intent)} of 100.`]
          : []),
      ],
    };
  if (isRecent && intent >= limits.engagedFromIntent)
    return {
      stage: 'engaged',
      reasons: [
        `They were active within ${limits.engagedWithinDays} days, with an intent of ${formatFigure(intent)} of 100.`,
      ],
    };
  const wasQualified = facts.qualifiedAtMs !== null && facts.qualifiedAtMs <= nowMs;
  if (!isKnown && !wasQualified) return null;
  return {
    stage: 'aware',
    reasons: [
      isRecent
        ? `They were active within ${limits.engagedWithinDays} days, with little intent.`
        : `They were active once, and not within ${limits.engagedWithinDays} days.`,
    ],
  };
}
