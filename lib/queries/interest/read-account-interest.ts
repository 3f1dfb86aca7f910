import type { AccountInterest } from '@/lib/contracts/interest';
import { lifecycleStage } from '@/lib/core/signals/intent/lifecycle-stage';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { presentInterest } from './present-interest';
import { readEngagement, today } from './read-engagement';
import { type Firm, readFit } from './read-fit';
import { readKnownTopics } from './topic-weights';

const ACTIVE_DAYS = 30;

/** What the people of one account are interested in, how far the account has come, and how well it fits those that were won. */
export async function readAccountInterest(
  workspaceId: string,
  accountId: string,
  firm: Firm,
): Promise<AccountInterest> {
  const [rows, topics, deals, fit] = await Promise.all([
    readEngagement(workspaceId, { accountId }),
    readKnownTopics(workspaceId, true),
    readDeals(workspaceId, accountId),
    readFit(workspaceId, firm),
  ]);
  const interest = presentInterest(rows, topics);
  const active = rows.filter(({ day }) => day > today() - ACTIVE_DAYS);
  return {
    ...interest,
    stage: lifecycleStage(
      {
        engagement: {
          lastAtMs: rows.length === 0 ? null : Math.max(...rows.map(({ lastAt }) => lastAt.getTime())),
          people: new Set(active.map(({ personId }) => personId)).size,
          intent: Math.max(0, ...interest.topics.map(({ score }) => score)),
        },
        qualifiedAtMs: null,
        deals,
      },
      now().getTime(),
    ),
    fit,
  };
}

/** A conversion is a deal that was won; an outcome without one is a deal that was lost, unless somebody else of the account converted. */
async function readDeals(
  workspaceId: string,
  accountId: string,
): Promise<{ state: 'won' | 'lost'; atMs: number; endsAtMs: null }[]> {
  const [won, lost] = await Promise.all([
    db().contact.findMany({
      where: { workspaceId, accountId, mergedIntoId: null, convertedAt: { not: null } },
      select: { convertedAt: true },
    }),
    db().signal.findFirst({
      where: {
        workspaceId,
        accountId,
        kind: 'lead.outcome',
        payload: { path: ['converted'], equals: false },
      },
      select: { occurredAt: true },
      orderBy: { occurredAt: 'desc' },
    }),
  ]);
  return [
    ...won.flatMap(({ convertedAt }) =>
      convertedAt === null ? [] : [{ state: 'won' as const, atMs: convertedAt.getTime(), endsAtMs: null }],
    ),
    ...(lost ? [{ state: 'lost' as const, atMs: lost.occurredAt.getTime(), endsAtMs: null }] : []),
  ];
}
