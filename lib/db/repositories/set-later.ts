import { z } from 'zod';
import { standingStatuses } from '@/lib/core/actions/status';
import type { Tx } from '../tx';

/** An action that is being or was in part taken back may still stand: until it is known, it is taken for standing. */
const mayStand = [...standingStatuses, 'rolling_back', 'rollback_conflict'];
const rows = z.array(z.object({ actionId: z.string(), fields: z.array(z.string()) }));

/**
 * Which fields of its object a later action of ours has set and still stands for, by action id. Where it set the same value, that value is
 * not the earlier action's any more: put back first, it would take with it whatever people had done between the two.
 * @param besides actions that will have been taken back before, the newest first.
 */
export async function setLaterThan(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  actionIds: readonly string[],
  besides: readonly string[] = [],
): Promise<Map<string, ReadonlySet<string>>> {
  const found = rows.parse(
    await tx.$queryRaw`
      SELECT o.id AS "actionId", array_agg(DISTINCT field) AS fields
      FROM actions o
      JOIN executions oe ON oe.action_id = o.id
      JOIN actions l ON l.workspace_id = o.workspace_id AND l.target_type = o.target_type AND l.target_id = o.target_id
        AND l.connection_id = o.connection_id AND l.id <> o.id AND l.compensates_id IS NULL AND l.status::text = ANY(${mayStand})
      JOIN executions le ON le.action_id = l.id AND (le.started_at, le.id) > (oe.started_at, oe.id)
      CROSS JOIN LATERAL jsonb_object_keys(le.intended) field
      -- Of one that was in part taken back, what was put back, and not redone, no longer stands; what it found as it wanted it, it never changed.
      WHERE le.checkpoint->field IS DISTINCT FROM le.intended->field AND NOT EXISTS (
          SELECT FROM actions c JOIN executions ce ON ce.action_id = c.id
          WHERE c.compensates_id = l.id AND c.status IN ('accepted', 'observed', 'rollback_conflict') AND jsonb_exists(ce.intended, field)
            AND NOT EXISTS (
              SELECT FROM actions r JOIN executions re ON re.action_id = r.id
              WHERE r.compensates_id = c.id AND r.status IN ('accepted', 'observed') AND jsonb_exists(re.intended, field)))
        AND o.workspace_id = ${workspaceId} AND o.id = ANY(${[...actionIds]}) AND l.id <> ALL(${[...besides]})
      GROUP BY o.id`,
  );
  return new Map(found.map(({ actionId, fields }) => [actionId, new Set(fields)]));
}
