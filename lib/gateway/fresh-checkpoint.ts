import { z } from 'zod';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

type Target = Pick<Action, 'workspaceId' | 'targetType' | 'targetId'>;
export const targetKey = ({ targetType, targetId }: Pick<Action, 'targetType' | 'targetId'>): string =>
  `${targetType}:${targetId}`;

/** Longer than any platform takes to answer: whoever is still at it then has died, and must not keep others away. */
const AT_WORK_MS = 120_000;

const countsSchema = z.array(z.object({ status: z.string(), count: z.bigint(), atWork: z.boolean() }));

/** How far actions have come with an object, and whether another one than `actionId` is at it at this moment. */
async function lookAt(
  tx: Pick<Tx, '$queryRaw'>,
  { workspaceId, targetType, targetId }: Target,
  actionId: string | null,
): Promise<{ mark: string; isOtherAtWork: boolean }> {
  if (targetType === 'audience') return { mark: '', isOtherAtWork: false };
  const since = new Date(now().getTime() - AT_WORK_MS);
  const counts = countsSchema.parse(
    await tx.$queryRaw`
      SELECT e.status::text AS status, count(*) AS count,
        bool_or(e.status = 'started' AND e.started_at >= ${since} AND a.id IS DISTINCT FROM ${actionId}) AS "atWork"
      FROM actions a JOIN executions e ON e.action_id = a.id AND e.workspace_id = a.workspace_id
      WHERE a.workspace_id = ${workspaceId} AND a.target_type = ${targetType} AND a.target_id = ${targetId}
      GROUP BY e.status ORDER BY e.status`,
  );
  return {
    mark: counts.map(({ status, count }) => `${status} ${count}`).join(', '),
    isOtherAtWork: counts.some(({ atWork }) => atWork),
  };
}

/**
 * How far actions have come with an object: it changes whenever one comes to it or gets its answer. Taken
 * before the object is read, it tells in the claim whether what was read still is.
 */
export const markOf = async (tx: Pick<Tx, '$queryRaw'>, target: Target): Promise<string> =>
  (await lookAt(tx, target, null)).mark;

/**
 * Makes claims on one object wait for each other, and refuses one whose checkpoint is no longer true: another action is at the
 * object, or was after `mark` was taken. Deciding on such a state would let two changes each believe that it starts from the same value.
 * @throws AppError `unavailable`: read it again, then claim.
 */
export async function assertFreshCheckpoint(tx: Tx, action: Action, mark: string): Promise<void> {
  const { workspaceId, targetType, targetId } = action;
  if (targetType === 'audience') return;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`target:${workspaceId}:${targetType}:${targetId}`}, 0))`;
  const { mark: markNow, isOtherAtWork } = await lookAt(tx, action, action.id);
  if (isOtherAtWork || markNow !== mark)
    throw new AppError('unavailable', {
      detail: 'Another action is changing the same thing at this moment.',
      remedy: 'Ask again in a minute.',
    });
}

/** The marks of many objects of one workspace at once, by their key. */
export async function marksOf(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  targets: readonly Target[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ key: string; mark: string }[]>`
    SELECT key, string_agg(status || ' ' || count, ', ' ORDER BY status) AS mark FROM (
      SELECT a.target_type || ':' || a.target_id AS key, e.status::text AS status, count(*)::text AS count
      FROM actions a JOIN executions e ON e.action_id = a.id
      WHERE a.workspace_id = ${workspaceId} AND (a.target_type, a.target_id) IN (
        SELECT type, id FROM unnest(${targets.map(({ targetType }) => targetType)}::text[], ${targets.map(({ targetId }) => targetId)}::text[]) AS t (type, id))
      GROUP BY 1, 2) counted
    GROUP BY key`;
  return new Map(rows.map(({ key, mark }) => [key, mark]));
}

/** Claims on any of these objects wait until this transaction ends; taken in one order by all. */
export async function lockTargets(tx: Tx, workspaceId: string, targets: readonly Target[]): Promise<void> {
  const keys = targets.map((target) => `target:${workspaceId}:${targetKey(target)}`).toSorted();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) key`;
}
