import type { HeldChoice, PauseSubject } from '@/lib/core/pauses/pause';
import { Prisma } from '../generated/client';
import type { Tx } from '../tx';
import { ofPlay } from './actions-of-play';

export type Covered = { workspaceId: string; subject: PauseSubject; subjectId: string };

/** Which actions `a` a stop covers, as SQL: whoever asked, but never what takes something back. */
export function coveredBy({ workspaceId, subject, subjectId }: Covered): Prisma.Sql {
  const all = Prisma.sql`a.workspace_id = ${workspaceId} AND NOT (a.compensates_id IS NOT NULL AND a.reduces_exposure)`;
  switch (subject) {
    case 'workspace':
      return all;
    case 'agent':
      return Prisma.sql`${all} AND a.requester_id = ${subjectId}`;
    case 'play':
      return Prisma.sql`${all} AND ${ofPlay(workspaceId, subjectId)}`;
    case 'channel':
      return Prisma.sql`${all} AND a.channel = ${subjectId}`;
    case 'connection':
      return Prisma.sql`${all} AND a.connection_id = ${subjectId}`;
    case 'campaign':
      return Prisma.sql`${all} AND a.target_type = 'campaign' AND a.target_id = ${subjectId}`;
    case 'audience':
      return Prisma.sql`${all} AND ((a.target_type = 'audience' AND a.target_id = ${subjectId}) OR (a.target_type = 'contact'
        AND EXISTS (SELECT 1 FROM actions e WHERE e.workspace_id = ${workspaceId} AND e.target_type = 'audience'
          AND e.target_id = ${subjectId} AND a.target_id = ANY(e.members))))`;
  }
}

/** Writes down how a stop found what it covers: cleared and not begun, or at the platform. One statement, under the stop's lock. */
export async function keepStandings(tx: Tx, pauseId: string, covered: Covered): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO pause_actions (workspace_id, pause_id, action_id, standing)
    SELECT a.workspace_id, ${pauseId}, a.id, (CASE WHEN a.status = 'cleared' THEN 'cleared' ELSE 'in_flight' END)::pause_standing
    FROM actions a
    WHERE ${coveredBy(covered)} AND a.status IN ('cleared', 'claimed', 'outcome_unknown')`;
}

export type GroupChoice = { requesterId: string; kind: string; choice: HeldChoice };

/** Writes down what becomes of each held action; a group that nobody chose for goes on. @returns how many there are. */
export async function keepChoices(
  tx: Tx,
  pauseId: string,
  covered: Covered,
  choices: readonly GroupChoice[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO pause_actions (workspace_id, pause_id, action_id, standing, choice)
    SELECT a.workspace_id, ${pauseId}, a.id, 'held', coalesce(c.choice, 'go_on')::held_choice
    FROM actions a
    LEFT JOIN jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) AS c("requesterId" text, kind text, choice text)
      ON c."requesterId" = a.requester_id AND c.kind = a.kind
    WHERE ${coveredBy(covered)} AND a.status IN ('held', 'cleared')
    ON CONFLICT (pause_id, action_id) DO UPDATE SET standing = 'held', choice = EXCLUDED.choice`;
}
