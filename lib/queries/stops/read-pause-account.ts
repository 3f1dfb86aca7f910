import { z } from 'zod';
import type { PauseAccount } from '@/lib/contracts/stops';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { executedStatuses, unclearStatuses } from '@/lib/core/actions/status';
import { heldChoiceSchema } from '@/lib/core/pauses/pause';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { coveredBy } from '@/lib/db/repositories/pause-actions';
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
const countRow = z.tuple([z.object({ count: z.int() })]);

/** What became of every action that a stop met. @throws AppError `not_found`, for foreign ids too. */
export async function readPauseAccount(
  workspace: { id: string; currency: string },
  pauseId: string,
): Promise<PauseAccount> {
  const workspaceId = workspace.id;
  const pause = await db().pause.findUnique({ where: { id_workspaceId: { id: pauseId, workspaceId } } });
  if (!pause) throw new AppError('not_found', { detail: 'There is no such stop.' });
  const { subject, subjectId, pausedAt, liftedAt } = pause;
  const covered = coveredBy({ workspaceId, subject, subjectId });

  const groups = liftedAt
    ? db().$queryRaw`
        SELECT a.requester_id AS "requesterId", a.requester_type::text AS "requesterType", a.kind, count(*)::int AS count, p.choice::text AS choice,
          (count(*) FILTER (WHERE p.settled_at IS NULL))::int AS open
        FROM pause_actions p JOIN actions a ON a.id = p.action_id
        WHERE p.pause_id = ${pauseId} AND p.standing = 'held' GROUP BY 1, 2, 3, 5 ORDER BY count DESC, 1, 3`
    : db().$queryRaw`
        SELECT a.requester_id AS "requesterId", a.requester_type::text AS "requesterType", a.kind, count(*)::int AS count, NULL AS choice, count(*)::int AS open
        FROM actions a WHERE ${covered} AND a.status = 'held' GROUP BY 1, 2, 3 ORDER BY count DESC, 1, 3`;
  const claimed = db().$queryRaw`
    SELECT count(*)::int AS count FROM executions e JOIN actions a ON a.id = e.action_id
    WHERE ${covered} AND e.started_at > ${pausedAt} ${liftedAt ? Prisma.sql`AND e.started_at < ${liftedAt}` : Prisma.empty}
      AND NOT EXISTS (SELECT 1 FROM pause_actions p WHERE p.pause_id = ${pauseId} AND p.action_id = a.id AND ${pause.mode} = 'drain')`;
  const waiting = db().$queryRaw`
    SELECT count(*)::int AS count FROM actions a WHERE ${covered} AND a.status = 'awaiting_approval'`;

  const found = (where: Prisma.PauseActionWhereInput) => {
    const of = { workspaceId, pauseId, ...where };
    return Promise.all([
      db().pauseAction.count({ where: of }),
      db().pauseAction.findMany({
        where: of,
        include: { action: { include: actionSummaryInclude } },
        orderBy: { actionId: 'desc' },
        take: SHOWN,
      }),
    ]);
  };
  const inFlight = { standing: 'in_flight' } as const;
  const executed = { status: { in: [...executedStatuses] } };
  const [rawGroups, rawClaimed, rawWaiting, ...lists] = await Promise.all([
    groups,
    claimed,
    waiting,
    found({ ...inFlight, action: { status: { in: ['claimed', ...unclearStatuses] } } }),
    found({ ...inFlight, action: executed }),
    found({ ...inFlight, action: { status: 'failed' } }),
    found({ standing: 'cleared', action: executed }),
    found({ action: { status: { in: ['cancelled', 'expired'] } } }),
  ]);
  const held = groupRows.parse(rawGroups);
  const names = await resolveNames(workspaceId, [
    ...refsOfPause(pause),
    ...held.map(({ requesterType, requesterId }) => ({ type: requesterType, id: requesterId })),
    ...lists.flatMap(([, rows]) => rows.flatMap(({ action }) => refsOfAction(action))),
  ]);
  const [flying, escaped, noEffect, drained, cancelled] = lists.map(([count, rows]) => ({
    count,
    rows: rows.map(({ action }) => presentPausedAction(action, names, workspace.currency)),
  })) as [
    PauseAccount['inFlight'],
    PauseAccount['inFlight'],
    PauseAccount['inFlight'],
    PauseAccount['inFlight'],
    PauseAccount['inFlight'],
  ];
  return {
    pause: presentPause(pause, names),
    claimedSince: countRow.parse(rawClaimed)[0].count,
    held: held.map(({ requesterType, ...group }) => ({
      ...group,
      requester: names.of(requesterType, group.requesterId),
    })),
    inFlight: flying,
    escaped,
    noEffect,
    drained,
    cancelled,
    waiting: countRow.parse(rawWaiting)[0].count,
  };
}
