import { z } from 'zod';
import type { ListOpportunitiesQuery, OpportunityPage, OpportunityRow } from '@/lib/contracts/attribution';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { AppError } from '@/lib/core/shared/app-error';
import { opportunityKinds, opportunityStatuses } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { goalSince, isRenewalOf } from '../plays/read-goal-progress';
import { isFiltered, ofFilter } from './credit-filter';

const DAY_MS = 86_400_000;

const rowSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  kind: z.enum(opportunityKinds),
  status: z.enum(opportunityStatuses),
  stage: z.string(),
  amountMicros: z.string(),
  currency: z.string(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  at: z.date(),
  touches: z.int(),
  influenced: z.boolean(),
  first: z.string(),
  last: z.string(),
  position: z.string(),
  dataDriven: z.string(),
});

/** The opportunities behind a figure, those won, lost or opened last first; with what each model gives what is filtered for. */
export async function listOpportunities(
  workspaceId: string,
  query: ListOpportunitiesQuery,
): Promise<OpportunityPage> {
  const look = await db().attributionLook.findUnique({
    where: { workspaceId },
    select: { lookedAt: true },
  });
  const renewals = await renewalsOf(workspaceId, query.renewalsOf);
  const rows = rowSchema.array().parse(
    await db().$queryRaw`
      SELECT o.id, o.account_id AS "accountId", o.kind::text AS kind, o.status::text AS status, o.stage,
        o.amount_micros::text AS "amountMicros", o.currency, o.opened_at AS "openedAt", o.closed_at AS "closedAt",
        coalesce(o.closed_at, o.opened_at) AS at, t.touches, t.influenced, t.first, t.last, t.position, t.data_driven AS "dataDriven"
      FROM opportunities o CROSS JOIN LATERAL (
        SELECT coalesce(sum(c.touches), 0)::int AS touches, coalesce(bool_or(c.influences), false) AS influenced, count(*) AS credits,
          coalesce(sum(c.first_micros), 0)::text AS first, coalesce(sum(c.last_micros), 0)::text AS last,
          coalesce(sum(c.position_micros), 0)::text AS position, coalesce(sum(c.data_driven_micros), 0)::text AS data_driven
        FROM attribution_credits c WHERE c.opportunity_id = o.id AND ${ofFilter(query)}) t
      WHERE ${conditions(workspaceId, query, look?.lookedAt ?? now(), renewals)}
      ORDER BY at DESC, o.id DESC LIMIT ${query.limit + 1}`,
  );
  const { page, nextCursor } = takePage(rows, query.limit, ({ at, id }) => encodeKeyset({ at, id }));
  const names = await resolveNames(
    workspaceId,
    page.map(({ accountId }) => ({ type: 'account', id: accountId })),
  );
  return {
    rows: page.map((row) => presentRow(row, names)),
    nextCursor,
  };
}

const presentRow = (row: z.infer<typeof rowSchema>, names: NameBook): OpportunityRow => ({
  id: row.id,
  account: names.of('account', row.accountId),
  kind: row.kind,
  status: row.status,
  stage: row.stage,
  amountMicros: row.amountMicros,
  currency: row.currency,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  touches: row.touches,
  credits: { first: row.first, last: row.last, position: row.position, data_driven: row.dataDriven },
  influenced: row.influenced,
});

/** Renewals of whom a play took up. @throws AppError `not_found` */
async function renewalsOf(workspaceId: string, playId: string | undefined): Promise<Prisma.Sql | null> {
  if (playId === undefined) return null;
  const play = await db().play.findUnique({
    where: { id_workspaceId: { id: playId, workspaceId } },
    select: { body: true },
  });
  if (!play) throw new AppError('not_found', { detail: 'There is no such play.' });
  return isRenewalOf(workspaceId, playId, goalSince({ body: playBodySchema.parse(play.body) }));
}

function conditions(
  workspaceId: string,
  query: ListOpportunitiesQuery,
  lookedAt: Date,
  renewals: Prisma.Sql | null,
): Prisma.Sql {
  const keyset = query.cursor ? decodeKeyset(query.cursor) : null;
  const since = new Date(lookedAt.getTime() - query.period * DAY_MS);
  return Prisma.join(
    [
      Prisma.sql`o.workspace_id = ${workspaceId} AND o.status::text = ${query.status}`,
      ...(renewals ? [renewals] : []),
      ...(query.status === 'open' || renewals
        ? []
        : [Prisma.sql`o.closed_at >= ${since} AND o.closed_at <= ${lookedAt}`]),
      ...(isFiltered(query) ? [Prisma.sql`t.credits > 0`] : []),
      ...(query.influenced ? [Prisma.sql`t.influenced`] : []),
      ...(query.kind ? [Prisma.sql`o.kind::text = ${query.kind}`] : []),
      ...(query.account ? [Prisma.sql`o.account_id = ${query.account}`] : []),
      ...(query.currency ? [Prisma.sql`o.currency = ${query.currency}`] : []),
      ...(keyset
        ? [Prisma.sql`(coalesce(o.closed_at, o.opened_at), o.id) < (${keyset.at}, ${keyset.id})`]
        : []),
    ],
    ' AND ',
  );
}
