import {
  type Journey,
  LONGEST_PERIOD_DAYS,
  LOOK_BACK_DAYS,
  type Touch,
} from '@/lib/core/attribution/attribution';
import type { StageStep } from '@/lib/core/attribution/influence';
import { db } from '@/lib/db/client';
import { asTouch, readAccountTouches } from '@/lib/db/repositories/account-touches';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;
/** Accounts whose touches are read by one statement. */
const ACCOUNTS_AT_ONCE = 200;

export type OpportunityJourney = Journey & { status: 'open' | 'won' | 'lost'; steps: StageStep[] };

/**
 * Every opportunity that is open, or was won or lost within the longest period, with what touched its account's people since the earliest
 * look-back of any of them. An open one is as if its outcome were now.
 */
export async function readJourneys(workspaceId: string): Promise<OpportunityJourney[]> {
  const at = now();
  const since = new Date(at.getTime() - LONGEST_PERIOD_DAYS * DAY_MS);
  const { timeZone } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  const opportunities = await db().opportunity.findMany({
    where: { workspaceId, OR: [{ status: 'open' }, { closedAt: { gte: since, lte: at } }] },
    include: { steps: { select: { at: true, position: true, status: true } } },
    orderBy: [{ accountId: 'asc' }, { id: 'asc' }],
  });
  const accountIds = [...new Set(opportunities.map(({ accountId }) => accountId))];
  const touches = await touchesOf(accountIds, {
    workspaceId,
    timeZone,
    since: new Date(since.getTime() - LOOK_BACK_DAYS * DAY_MS),
    until: at,
  });
  return opportunities.map(
    ({ id, accountId, status, amountMicros, currency, openedAt, closedAt, steps }): OpportunityJourney => ({
      id,
      accountId,
      status,
      isWon: status === 'won',
      amountMicros,
      currency,
      outcomeAtMs: (closedAt ?? at).getTime(),
      touches: touches.get(accountId) ?? [],
      // That it came up is its first progress, wherever the CRM was when it told of it first.
      steps: [
        { atMs: openedAt.getTime(), position: 0, status: 'open' },
        ...steps.map((step) => ({ atMs: step.at.getTime(), position: step.position, status: step.status })),
      ],
    }),
  );
}

async function touchesOf(
  accountIds: readonly string[],
  asked: { workspaceId: string; timeZone: string; since: Date; until: Date },
): Promise<Map<string, Touch[]>> {
  const touches = new Map<string, Touch[]>();
  for (let i = 0; i < accountIds.length; i += ACCOUNTS_AT_ONCE) {
    const part = accountIds.slice(i, i + ACCOUNTS_AT_ONCE);
    for (const touch of await readAccountTouches(db(), { ...asked, accountIds: part })) {
      const own = touches.get(touch.accountId);
      if (own) own.push(asTouch(touch));
      else touches.set(touch.accountId, [asTouch(touch)]);
    }
  }
  return touches;
}
