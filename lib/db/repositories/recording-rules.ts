import { z } from 'zod';
import { type Topic, topicSchema } from '@/lib/core/signals/intent/topic-of';
import { type PlannedEvent, plannedPropertiesSchema, planStatuses } from '@/lib/core/sources/tracking-plan';
import type { Tx } from '../tx';

/** What a workspace has laid down that signals are held against as they are recorded. */
export type RecordingRules = {
  topics: readonly Topic[];
  /** The kinds of signals that live plays listen to. */
  heardByPlays: ReadonlySet<string>;
  /** The tracking plan of the source, by `planKey`; empty without one. */
  plan: Map<string, PlannedEvent>;
};

export const planKey = (kind: string, event: string): string => `${kind}\n${event}`;

const rulesSchema = z.object({
  topics: z.array(topicSchema),
  heard: z.array(z.string()),
  plan: z.array(
    z.object({
      kind: z.string(),
      event: z.string(),
      status: z.enum(planStatuses),
      properties: plannedPropertiesSchema,
      seen: z.number(),
    }),
  ),
});

/** All of it in one statement: each request of a source waits for it. */
export async function findRecordingRules(
  tx: Tx,
  workspaceId: string,
  sourceId: string | null,
): Promise<RecordingRules> {
  const [row] = await tx.$queryRaw<unknown[]>`
    select
      (select coalesce(json_agg(json_build_object('id', name, 'name', title, 'patterns', patterns) order by name), '[]')
        from topics where workspace_id = ${workspaceId} and archived_at is null) as topics,
      (select coalesce(json_agg(distinct kind), '[]')
        from plays, unnest(listens_to) as kind where workspace_id = ${workspaceId} and status = 'live') as heard,
      (select coalesce(json_agg(json_build_object('kind', kind, 'event', event, 'status', status, 'properties', properties, 'seen', seen)), '[]')
        from tracked_events where source_id = ${sourceId}) as plan`;
  const { topics, heard, plan } = rulesSchema.parse(row);
  return {
    topics,
    heardByPlays: new Set(heard),
    plan: new Map(plan.map(({ kind, event, ...planned }) => [planKey(kind, event), planned])),
  };
}
