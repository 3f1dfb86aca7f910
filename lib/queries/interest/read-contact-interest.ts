import type { Interest } from '@/lib/contracts/interest';
import {
  type ProcessingLimitKind,
  processingLimitReasons,
  strictestLimit,
} from '@/lib/core/rights/processing-limit';
import { presentInterest } from './present-interest';
import { readEngagement } from './read-engagement';
import { readKnownTopics } from './topic-weights';

/** What one person, by all their profiles, is interested in. Of whoever had that stopped nothing is shown but why. */
export async function readContactInterest(
  workspaceId: string,
  profileIds: readonly string[],
  limits: readonly ProcessingLimitKind[],
): Promise<Interest> {
  const limit = strictestLimit(limits);
  const [rows, topics] = await Promise.all([
    limit === null ? readEngagement(workspaceId, { contactIds: profileIds }) : [],
    readKnownTopics(workspaceId, true),
  ]);
  return presentInterest(
    rows,
    topics,
    limit === null ? null : `Nothing is shown: ${processingLimitReasons[limit]}.`,
  );
}
