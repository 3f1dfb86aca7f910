import { z } from 'zod';
import { catalogue } from '@/lib/core/actions/catalogue';
import { type ActionStatus, executedStatuses, isExecuted } from '@/lib/core/actions/status';
import { assumedDelay, type ConversionDelay, learnDelay } from '@/lib/core/statistics/conversion-delay';
import { termWindowDays } from '@/lib/core/statistics/judge-terms';
import type { TermDay } from '@/lib/core/statistics/search-term';
import { db } from '@/lib/db/client';
import { dateOfDay, dayOfDate } from '@/lib/platform/zone';

const termReportsSchema = z.record(z.string().regex(/^\d+$/), z.int().min(0));
const DAY_MS = 86_400_000;

/** What came to nothing may be proposed again; what holds, is open, or a person refused or took back, is not. */
const comeToNothing: readonly ActionStatus[] = ['denied', 'expired', 'superseded', 'cancelled', 'failed'];
export const standsInTheWay = (status: ActionStatus): boolean => !comeToNothing.includes(status);

/** An exclusion that was proposed, and what became of it. */
export type Exclusion = {
  actionId: string;
  term: string;
  campaignId: string;
  status: ActionStatus;
  isExcluded: boolean;
};
export type SearchTerms = {
  campaigns: ReadonlyMap<string, { term: string; days: TermDay[] }[]>;
  /** How late their conversions are reported: learnt from days that were reported again, assumed while there are none. */
  delay: ConversionDelay;
  exclusions: readonly Exclusion[];
};

/** What the search terms of every campaign did on the days that they are judged by, and what was done about them in that time. */
export async function loadSearchTerms(workspaceId: string, today: string): Promise<SearchTerms> {
  const since = new Date(dateOfDay(today).getTime() - termWindowDays * DAY_MS);
  const [rows, exclusions] = await Promise.all([
    db().campaignTermDay.findMany({
      where: { workspaceId, day: { gte: since } },
      orderBy: [{ campaignId: 'asc' }, { term: 'asc' }, { day: 'asc' }],
    }),
    loadExclusions(workspaceId, since),
  ]);
  const campaigns = new Map<string, Map<string, TermDay[]>>();
  const reports = rows.flatMap((row) => {
    const day = dayOfDate(row.day);
    const told = Object.entries(termReportsSchema.parse(row.reports)).map(([after, conversions]) => ({
      campaignId: `${row.campaignId} ${row.term}`,
      day,
      afterDays: Number(after),
      conversions,
    }));
    const terms = campaigns.get(row.campaignId) ?? new Map<string, TermDay[]>();
    campaigns.set(row.campaignId, terms);
    terms.set(row.term, [
      ...(terms.get(row.term) ?? []),
      {
        day,
        spendMicros: row.spendMicros.toString(),
        clicks: row.clicks,
        conversions: row.conversions,
        reportedAfterDays: Math.max(...told.map(({ afterDays }) => afterDays)),
      },
    ]);
    return told;
  });
  return {
    campaigns: new Map(
      [...campaigns].map(([id, terms]) => [id, [...terms].map(([term, days]) => ({ term, days }))]),
    ),
    delay: learnDelay(reports) ?? assumedDelay,
    exclusions,
  };
}

/** Exclusions that hold however old they are, and what came of those of late. */
async function loadExclusions(workspaceId: string, since: Date): Promise<Exclusion[]> {
  const actions = await db().action.findMany({
    where: {
      workspaceId,
      targetType: 'campaign',
      kind: 'ads.campaign.exclude-term',
      compensatesId: null,
      OR: [{ status: { in: [...executedStatuses] } }, { createdAt: { gte: since } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, status: true, payload: true },
  });
  return actions.map(({ id, status, payload }) => ({
    actionId: id,
    ...catalogue['ads.campaign.exclude-term'].payload.parse(payload),
    status,
    isExcluded: isExecuted(status) && status !== 'rolled_back',
  }));
}
