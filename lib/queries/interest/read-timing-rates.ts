import { z } from 'zod';
import type { Rate } from '@/lib/core/research/base-rates';
import { decisionTimingSchema } from '@/lib/core/research/decision-timing';
import { db } from '@/lib/db/client';

/** Of so many conversions, the newest, it is told how long they took. */
const MOST = 2000;
const rowsSchema = z.array(z.object({ value: decisionTimingSchema, count: z.number() }));

/** How long people took from the first that was seen of them to their conversion, counted. */
export async function readTimingRates(workspaceId: string): Promise<Rate[]> {
  return rowsSchema.parse(
    await db().$queryRaw`
      select case when days <= 30 then 'within_30_days' when days <= 90 then 'within_90_days' else 'later' end as value,
        count(*)::int as count
      from (
        select extract(epoch from c.converted_at - f.at) / 86400 as days
        from (
          select id, converted_at from contacts
          where workspace_id = ${workspaceId} and converted_at is not null and erased_at is null
          order by converted_at desc limit ${MOST}
        ) c
        cross join lateral (
          select min(occurred_at) as at from signals where workspace_id = ${workspaceId} and contact_id = c.id
        ) f
      ) taken where days >= 0 group by 1 order by 1`,
  );
}

const saidSchema = z.object({ value: decisionTimingSchema });

/** What somebody of an account last said of when it decides; null where nobody did. */
export async function readSaidTiming(workspaceId: string, accountId: string) {
  const row = await db().researchQuestion.findFirst({
    where: { workspaceId, accountId, field: 'timing', status: 'answered' },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    select: { contactId: true, answer: true, closedAt: true },
  });
  if (!row?.closedAt) return null;
  const { value } = saidSchema.parse(row.answer);
  return { timing: value, contactId: row.contactId, at: row.closedAt };
}
