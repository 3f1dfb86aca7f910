import { z } from 'zod';
import { type PauseAccount, refusedCountedTo } from '@/lib/contracts/stops';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { executedStatuses, unclearStatuses } from '@/lib/core/actions/status';
import { pauseRuleId } from '@/lib/core/gate/rules/pause-active';
import { heldChoiceSchema } from '@/lib/core/pauses/pause';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { coveredBy } from '@/lib/db/repositories/pause-actions';
import type { Tx } from '@/lib/db/tx';
import { actionSummaryInclude, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';
import { presentPause, refsOfPause } from './present-pause';
import { presentPausedAction } from './present-paused-action';

const SHOWN = 50;
const groupRows = z.array(
  z.object({
    requesterId: z.string(),
    requesterType: z.string(),
    kind: actionKindSchema,
    count: z.int(),
    choice: heldChoiceSchema.nullable(),
    open: z.int(),
  }),
);
const actionIds = z.array(z.object({ id: z.string(), count: z.int() }));
const countRow = z.tuple([z.object({ count: z.int() })]);

/**
 * What became of every action that a stop met, all of it as of one moment: read one after the other, an action that is just being
 * recorded would be neither in flight nor escaped. @throws AppError `not_found`, for foreign ids too.
 */
export function readPauseAccount(
  workspace: { id: string; currency: string },
  pauseId: string,
): Promise<PauseAccount> {
  return db().$transaction((tx) => readAccount(tx, workspace, pauseId), { isolationLevel: 'RepeatableRead' });
}

async function readAccount(
  tx: Tx,
  workspace: { id: string; currency: string },
  pauseId: string,
): Promise<PauseAccount> {
  const workspaceId = workspace.id;
  const pause = await tx.pause.findUnique({ where: { id_workspaceId: { id: pauseId, workspaceId } } });
  if (!pause) throw new AppError('not_found', { detail: 'There is no such stop.' });
  const { subject, subjectId, pausedAt, liftedAt } = pause;
  const covered = coveredBy({ workspaceId, subject, subjectId });

  const groups = await (liftedAt
    ? tx.$queryRaw`
        SELECT a.requester_id AS "requesterId", a.requester_type::text AS "requesterType", a.kind, count(*)::int AS count, p.choice::text AS choice,
          (count(*) FILTER (WHERE p.settled_at IS NULL))::int AS open
        FROM pause_actions p JOIN actions a ON a.id = p.action_id
        WHERE p.pause_id = ${pauseId} AND p.standing = 'held' GROUP BY 1, 2, 3, 5 ORDER BY count DESC, 1, 3`
    : tx.$queryRaw`
        SELECT a.requester_id AS "requesterId", a.requester_type::text AS "requesterType", a.kind, count(*)::int AS count, NULL AS choice, count(*)::int AS open
        FROM actions a WHERE ${covered} AND a.status = 'held' GROUP BY 1, 2, 3 ORDER BY count DESC, 1, 3`);
  const claimed = await tx.$queryRaw`
    SELECT count(*)::int AS count FROM executions e JOIN actions a ON a.id = e.action_id
    WHERE ${covered} AND e.started_at > ${pausedAt} ${liftedAt ? Prisma.sql`AND e.started_at < ${liftedAt}` : Prisma.empty}
      AND NOT EXISTS (SELECT 1 FROM pause_actions p WHERE p.pause_id = ${pauseId} AND p.action_id = a.id AND ${pause.mode} = 'drain')`;
  const waiting = await tx.$queryRaw`
    SELECT count(*)::int AS count FROM actions a WHERE ${covered} AND a.status = 'awaiting_approval'`;

  // What was approved, or proposed to a quarantine, after it came stands in no list of what it met: the decision names the stop.
  const byIt = Prisma.sql`EXISTS (SELECT 1 FROM decisions d WHERE d.action_id = a.id AND d.decided_at >= ${pausedAt}
    AND d.findings @> ${JSON.stringify([{ rule: pauseRuleId, numbers: { pauseId } }])}::jsonb)`;
  const refused = await tx.$queryRaw`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM actions a WHERE ${covered} AND a.status = 'denied' AND a.created_at >= ${pausedAt} AND ${byIt} LIMIT ${refusedCountedTo}) AS found`;
  const over = actionIds.parse(
    await tx.$queryRaw`
      SELECT id, (count(*) OVER ())::int AS count FROM (
        SELECT a.id FROM pause_actions p JOIN actions a ON a.id = p.action_id
        WHERE p.pause_id = ${pauseId} AND a.status IN ('cancelled', 'expired')
        UNION
        SELECT a.id FROM actions a
        WHERE ${covered} AND a.status IN ('cancelled', 'expired') AND a.updated_at >= ${pausedAt} AND ${byIt}) AS found
      ORDER BY id DESC LIMIT ${SHOWN}`,
  );

  const found = async (where: Prisma.PauseActionWhereInput) => {
    const of = { workspaceId, pauseId, ...where };
    const count = await tx.pauseAction.count({ where: of });
    const rows = await tx.pauseAction.findMany({
      where: of,
      include: { action: { include: actionSummaryInclude } },
      orderBy: { actionId: 'desc' },
      take: SHOWN,
    });
    return { count, rows };
  };
  const inFlight = { standing: 'in_flight' } as const;
  const executed = { status: { in: [...executedStatuses] } };
  const lists = {
    inFlight: await found({
      ...inFlight,
      action: { status: { in: ['claimed', 'cleared', ...unclearStatuses] } },
    }),
    escaped: await found({ ...inFlight, action: executed }),
    noEffect: await found({ ...inFlight, action: { status: 'failed' } }),
    drained: await found({ standing: 'cleared', action: executed }),
    cancelled: {
      count: over[0]?.count ?? 0,
      rows: (
        await tx.action.findMany({
          where: { workspaceId, id: { in: over.map(({ id }) => id) } },
          include: actionSummaryInclude,
          orderBy: { id: 'desc' },
        })
      ).map((action) => ({ action })),
    },
  };
  const held = groupRows.parse(groups);
  const names = await resolveNames(workspaceId, [
    ...refsOfPause(pause),
    ...held.map(({ requesterType, requesterId }) => ({ type: requesterType, id: requesterId })),
    ...Object.values(lists).flatMap(({ rows }) => rows.flatMap(({ action }) => refsOfAction(action))),
  ]);
  const listed = ({ count, rows }: (typeof lists)['inFlight'] | (typeof lists)['cancelled']) => ({
    count,
    rows: rows.map(({ action }) => presentPausedAction(action, names, workspace.currency)),
  });
  return {
    pause: presentPause(pause, names),
    claimedSince: countRow.parse(claimed)[0].count,
    held: held.map(({ requesterType, ...group }) => ({
      ...group,
      requester: names.of(requesterType, group.requesterId),
    })),
    inFlight: listed(lists.inFlight),
    escaped: listed(lists.escaped),
    noEffect: listed(lists.noEffect),
    drained: listed(lists.drained),
    cancelled: listed(lists.cancelled),
    refused: countRow.parse(refused)[0].count,
    waiting: countRow.parse(waiting)[0].count,
  };
}
