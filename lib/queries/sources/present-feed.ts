import type { SourceFeed } from '@/lib/contracts/sources';
import { feedResultSchema, feedTroubleSchema } from '@/lib/core/sources/feed-result';
import type { FeedState } from '@/lib/db/generated/client';
import { feedStateSchema } from '@/lib/platform/feeds/feed-state';

/** How the reading of a feed stands, as it is shown. */
export function presentFeed(feed: Omit<FeedState, 'seen'>): SourceFeed {
  const state = feedStateSchema.nullable().parse(feed.state);
  return {
    url: feed.address,
    movedTo: state && state.url !== feed.address ? state.url : null,
    lastPollAt: feed.lastPollAt?.toISOString() ?? null,
    nextPollAt: feed.nextPollAt?.toISOString() ?? null,
    stopped: state?.stopped ?? null,
    failures: state?.failures ?? 0,
    lastResult: feedResultSchema.nullable().parse(feed.lastResult),
    problem: feedTroubleSchema.nullable().parse(feed.lastProblem),
  };
}
