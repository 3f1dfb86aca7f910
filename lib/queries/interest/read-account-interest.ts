import type { AccountInterest } from '@/lib/contracts/interest';
import { presentInterest } from './present-interest';
import { readEngagement } from './read-engagement';
import { type Firm, readFit } from './read-fit';
import { readDeals, stageOf } from './read-stages';
import { readKnownTopics } from './topic-weights';

/** What the people of one account are interested in, how far the account has come, and how well it fits those that were won. */
export async function readAccountInterest(
  workspaceId: string,
  accountId: string,
  firm: Firm,
): Promise<AccountInterest> {
  const [rows, topics, deals, fit] = await Promise.all([
    readEngagement(workspaceId, { accountIds: [accountId] }),
    readKnownTopics(workspaceId, true),
    readDeals(workspaceId, [accountId]),
    readFit(workspaceId, firm),
  ]);
  const interest = presentInterest(rows, topics);
  const intent = Math.max(0, ...interest.topics.map(({ score }) => score));
  return { ...interest, stage: stageOf(rows, intent, deals.get(accountId) ?? []), fit };
}
