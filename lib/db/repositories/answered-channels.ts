import { z } from 'zod';
import { contactChannelSchema } from '@/lib/core/contactability/purposes';
import type { Tx } from '../tx';

const rowSchema = z.object({
  person: z.string(),
  channel: contactChannelSchema,
  count: z.int(),
  runId: z.string().nullable(),
});
export type AnsweredChannel = z.infer<typeof rowSchema>;

/** An answer belongs to the last contact made before it, within so many days. */
const ANSWERS_WITHIN_DAYS = 30;

/**
 * How often these people answered on each channel in a stretch of time: by clicks, replies and conversions, on the channel of the last
 * contact before; and the newest run of ours that made such a contact.
 */
export async function answeredChannels(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  personIds: readonly string[],
  { since, until }: { since: Date; until: Date },
): Promise<AnsweredChannel[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.$queryRaw`
    SELECT p.id AS person, coalesce(made.channel, 'email') AS channel, count(*)::int AS count,
      (array_agg(made.run_id ORDER BY s.occurred_at DESC) FILTER (WHERE made.run_id IS NOT NULL))[1] AS "runId"
    FROM unnest(${[...personIds]}::text[]) AS p(id)
    JOIN contacts c ON c.workspace_id = ${workspaceId} AND (c.id = p.id OR c.merged_into_id = p.id)
    JOIN signals s ON s.workspace_id = ${workspaceId} AND s.contact_id = c.id
    LEFT JOIN LATERAL (
      SELECT t.channel::text, a.run_id FROM contact_touches t JOIN contacts tc ON tc.id = t.contact_id LEFT JOIN actions a ON a.id = t.action_id
      WHERE t.workspace_id = ${workspaceId} AND (tc.id = p.id OR tc.merged_into_id = p.id) AND t.status = 'sent'
        AND t.at <= s.occurred_at AND t.at > s.occurred_at - make_interval(days => ${ANSWERS_WITHIN_DAYS}::int)
      ORDER BY t.at DESC LIMIT 1
    ) made ON true
    WHERE s.occurred_at > ${since} AND s.occurred_at <= ${until}
      AND ((s.kind = 'email.reported' AND s.payload->>'report' IN ('clicked', 'replied'))
        OR (s.kind = 'lead.outcome' AND s.payload->>'converted' = 'true' AND made.channel IS NOT NULL))
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return rowSchema.array().parse(rows);
}
