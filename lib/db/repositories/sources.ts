import { keptOfRefusal } from '@/lib/core/sources/refusals';
import { type SourceConfig, sourceConfigSchema } from '@/lib/core/sources/source-config';
import type { PlannedEvent } from '@/lib/core/sources/tracking-plan';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { openBytes } from '@/lib/platform/person-cipher';
import type { Writer } from '../gather-writes';
import type { Source } from '../generated/client';
import type { Tx } from '../tx';

/** A source as whoever takes in its requests needs it. */
export type OpenSource = Pick<
  Source,
  | 'id'
  | 'workspaceId'
  | 'name'
  | 'kind'
  | 'onViolation'
  | 'believesReports'
  | 'disabledAt'
  | 'distrustedFrom'
  | 'confirmed'
  | 'contradicted'
> & { config: SourceConfig; secrets: readonly string[] };

export function openSource(row: Source): OpenSource {
  const { id, workspaceId, name, kind, onViolation, believesReports, disabledAt, distrustedFrom } = row;
  const { confirmed, contradicted } = row;
  const secrets = row.secret === null ? [] : openBytes(id, row.secret).toString('utf8').split('\n');
  const config = sourceConfigSchema.parse(row.config);
  return {
    id,
    workspaceId,
    name,
    kind,
    onViolation,
    believesReports,
    disabledAt,
    distrustedFrom,
    confirmed,
    contradicted,
    config,
    secrets,
  };
}

const DAY_MS = 86_400_000;

export type PlanStep = { kind: string; event: string; plan: PlannedEvent; seen: number; violations: number };

/** Keeps what was seen of a source's events; a plan that a person has confirmed stays as they left it. */
export async function savePlan(
  tx: Writer,
  { workspaceId, sourceId, steps }: { workspaceId: string; sourceId: string; steps: readonly PlanStep[] },
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ kind, event, plan, seen, violations }) => ({
    id: newId('tev'),
    kind,
    event,
    properties: plan.properties,
    seen,
    violations,
  }));
  await tx.$executeRaw`
    insert into tracked_events as t (id, workspace_id, source_id, kind, event, properties, seen, violations, first_seen_at, last_seen_at)
    select id, ${workspaceId}, ${sourceId}, kind, event, properties, seen, violations, ${now()}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, kind text, event text, properties jsonb, seen int, violations int)
    order by kind, event
    on conflict (source_id, kind, event) do update set
      properties = case when t.status = 'inferred' then excluded.properties else t.properties end,
      seen = t.seen + excluded.seen, violations = t.violations + excluded.violations, last_seen_at = excluded.last_seen_at`;
}

export type HourCounts = {
  accepted: number;
  duplicates: number;
  rejected: number;
  quarantined: number;
  refused: number;
  violations: number;
  qualitySum: number;
};
export const noCounts: HourCounts = {
  accepted: 0,
  duplicates: 0,
  rejected: 0,
  quarantined: 0,
  refused: 0,
  violations: 0,
  qualitySum: 0,
};

/** Adds to what came of a source in the present hour. */
export async function countHour(
  tx: Writer,
  { workspaceId, id }: Pick<OpenSource, 'workspaceId' | 'id'>,
  counts: Partial<HourCounts>,
): Promise<void> {
  const { accepted, duplicates, rejected, quarantined, refused, violations, qualitySum } = {
    ...noCounts,
    ...counts,
  };
  const at = now();
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
  await tx.$executeRaw`
    insert into source_hours as h (workspace_id, source_id, hour, accepted, duplicates, rejected, quarantined, refused, violations, quality_sum, last_at)
    values (${workspaceId}, ${id}, ${hour}, ${accepted}, ${duplicates}, ${rejected}, ${quarantined}, ${refused}, ${violations}, ${qualitySum}, ${at})
    on conflict (source_id, hour) do update set accepted = h.accepted + excluded.accepted, duplicates = h.duplicates + excluded.duplicates,
      rejected = h.rejected + excluded.rejected, quarantined = h.quarantined + excluded.quarantined, refused = h.refused + excluded.refused,
      violations = h.violations + excluded.violations, quality_sum = h.quality_sum + excluded.quality_sum,
      last_at = greatest(h.last_at, excluded.last_at)`;
}

/** Counts a refused request of today, and with it its body where there is room. @returns what of it is kept. */
export async function countRefusal(
  tx: Tx,
  { workspaceId, id }: Pick<OpenSource, 'workspaceId' | 'id'>,
  { isProven, size }: { isProven: boolean; size: number },
): Promise<'all' | 'reason' | 'count'> {
  const day = new Date(Math.floor(now().getTime() / DAY_MS) * DAY_MS);
  // The row stays locked until the request is kept: no two find the same room.
  const [today] = await tx.$queryRaw<{ requests: number; bodies: number; bytes: bigint }[]>`
    insert into source_refusals as r (workspace_id, source_id, day, is_proven, requests)
    values (${workspaceId}, ${id}, ${day}::date, ${isProven}, 1)
    on conflict (source_id, day, is_proven) do update set requests = r.requests + 1
    returning requests, bodies, bytes`;
  if (!today) return 'count';
  const kept = keptOfRefusal({ ...today, bytes: Number(today.bytes) }, size);
  if (kept === 'all')
    await tx.sourceRefusal.update({
      where: { sourceId_day_isProven: { sourceId: id, day, isProven } },
      data: { bodies: { increment: 1 }, bytes: { increment: size } },
      select: { sourceId: true },
    });
  return kept;
}
