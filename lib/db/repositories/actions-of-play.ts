import { Prisma } from '../generated/client';
import type { Tx } from '../tx';

/** What an enrolment is by which somebody is in a sequence. */
const enrolled = ['accepted', 'observed', 'rollback_conflict'] as const;

/**
 * Which actions `a` a play led to, as SQL: what its runs proposed, edits of it and undoing of it included, and the messages of a
 * sequence that one of its runs enrolled the person in, which come by runs of their own.
 */
export const ofPlay = (workspaceId: string, playId: string): Prisma.Sql => Prisma.sql`
  (a.run_id IN (SELECT r.id FROM runs r WHERE r.workspace_id = ${workspaceId} AND r.play_id = ${playId})
    OR (a.kind = 'email.message.send' AND a.payload #>> '{sequence,id}' IS NOT NULL AND EXISTS (
      SELECT 1 FROM actions n JOIN runs r ON r.id = n.run_id
      WHERE n.workspace_id = ${workspaceId} AND n.target_type = 'contact' AND n.target_id = a.target_id
        AND n.kind = 'outreach.contact.enrol' AND n.status::text = ANY(${[...enrolled]}) AND r.play_id = ${playId}
        AND n.payload ->> 'sequenceId' = a.payload #>> '{sequence,id}')))`;

type Asked = {
  workspaceId: string;
  runId: string | null;
  kind: string;
  payload: unknown;
  target: { type: string; id: string };
};

/** The same of an action that may not be stored yet. */
export async function isOfPlay(
  tx: Tx,
  playId: string,
  { workspaceId, runId, kind, payload, target }: Asked,
): Promise<boolean> {
  if (runId !== null && (await tx.run.count({ where: { id: runId, workspaceId, playId } })) > 0) return true;
  const sequenceId =
    kind === 'email.message.send'
      ? (payload as { sequence?: { id?: string } | null }).sequence?.id
      : undefined;
  if (sequenceId === undefined) return false;
  const enrolment = await tx.action.findFirst({
    where: {
      workspaceId,
      kind: 'outreach.contact.enrol',
      targetType: 'contact',
      targetId: target.id,
      status: { in: [...enrolled] },
      run: { playId },
      payload: { path: ['sequenceId'], equals: sequenceId },
    },
    select: { id: true },
  });
  return enrolment !== null;
}
