import { z } from 'zod';
import type { AttributionQuery, InfluencedPipeline } from '@/lib/contracts/attribution';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { isFiltered, ofFilter } from './credit-filter';

const DAY_MS = 86_400_000;

const pipelineRow = z.object({
  currency: z.string(),
  status: z.enum(['open', 'won']),
  opportunities: z.int(),
  accounts: z.int(),
  micros: z.string(),
  influenced: z.int(),
  influencedMicros: z.string(),
});
const channelRow = z.object({
  currency: z.string(),
  channel: z.string(),
  opportunities: z.int(),
});
const accountRow = z.object({ currency: z.string(), accounts: z.int() });

/** Opportunities `o` that count: open ones, and those won within the days before the last look. */
const inPeriod = (
  { workspaceId, lookedAt }: { workspaceId: string; lookedAt: Date },
  periodDays: number,
): Prisma.Sql => Prisma.sql`
  o.workspace_id = ${workspaceId} AND (o.status = 'open' OR (o.status = 'won'
    AND o.closed_at >= ${new Date(lookedAt.getTime() - periodDays * DAY_MS)} AND o.closed_at <= ${lookedAt}))`;

export type Pipeline = {
  currency: string;
  open: InfluencedPipeline;
  won: InfluencedPipeline;
  wonAccounts: number;
  /** Accounts among what is filtered for. */
  creditedAccounts: number;
  opportunitiesOf: (channel: string) => number;
};
const none: InfluencedPipeline = { opportunities: 0, micros: '0', influenced: 0, influencedMicros: '0' };

/** Pipeline that is open or was won within a period, by currency, and which of it agents acted on before it made progress. */
export async function readPipeline(
  look: { workspaceId: string; lookedAt: Date },
  query: AttributionQuery,
): Promise<Pipeline[]> {
  const filter = ofFilter(query);
  const counted = inPeriod(look, query.period);
  const [pipeline, channels, accounts] = await Promise.all([
    db().$queryRaw`
      SELECT o.currency, o.status::text AS status, count(*)::int AS opportunities, count(DISTINCT o.account_id)::int AS accounts,
        sum(o.amount_micros)::text AS micros, count(*) FILTER (WHERE i.by)::int AS influenced,
        coalesce(sum(o.amount_micros) FILTER (WHERE i.by), 0)::text AS "influencedMicros"
      FROM opportunities o CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM attribution_credits c WHERE c.opportunity_id = o.id AND c.influences AND ${filter}) AS by) i
      WHERE ${counted} GROUP BY 1, 2`,
    db().$queryRaw`
      SELECT o.currency, c.channel, count(DISTINCT o.id)::int AS opportunities
      FROM opportunities o JOIN attribution_credits c ON c.opportunity_id = o.id AND ${filter}
      WHERE ${counted} AND o.status = 'won' GROUP BY 1, 2`,
    db().$queryRaw`
      SELECT o.currency, count(DISTINCT o.account_id)::int AS accounts FROM opportunities o
      WHERE ${counted} AND o.status = 'won'
        ${isFiltered(query) ? Prisma.sql`AND EXISTS (SELECT FROM attribution_credits c WHERE c.opportunity_id = o.id AND ${filter})` : Prisma.empty}
      GROUP BY 1`,
  ]);
  const rows = pipelineRow.array().parse(pipeline);
  const byChannel = channelRow.array().parse(channels);
  const byAccount = accountRow.array().parse(accounts);
  return [...new Set(rows.map(({ currency }) => currency))].toSorted().map((currency): Pipeline => {
    const of = (status: 'open' | 'won') =>
      rows.find((row) => row.currency === currency && row.status === status);
    const presented = (status: 'open' | 'won'): InfluencedPipeline => {
      const { opportunities, micros, influenced, influencedMicros } = of(status) ?? none;
      return { opportunities, micros, influenced, influencedMicros };
    };
    return {
      currency,
      open: presented('open'),
      won: presented('won'),
      wonAccounts: of('won')?.accounts ?? 0,
      creditedAccounts: byAccount.find((row) => row.currency === currency)?.accounts ?? 0,
      opportunitiesOf: (channel) =>
        byChannel.find((row) => row.currency === currency && row.channel === channel)?.opportunities ?? 0,
    };
  });
}
