import { catalogue } from '@/lib/core/actions/catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { mirrorState } from './mirror-state';
import { outreachTool } from './read-sequences';

/**
 * Tells the outreach tool that the step of an e-mail which has gone out is done, so that the next one becomes due. Of any other
 * action, and of one that was not carried out, it does nothing; doing it again changes nothing.
 * @returns whether the tool was told.
 * @throws AppError `not_found` when there is no such action; ConnectorError when the tool does not answer: try again later.
 */
export async function completeSentStep({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<boolean> {
  const action = await db().action.findUnique({ where: { id_workspaceId: { id: actionId, workspaceId } } });
  if (!action) throw new AppError('not_found', { detail: 'There is no such action.' });
  const wentOut = action.status === 'accepted' || action.status === 'observed';
  if (action.kind !== 'email.message.send' || !wentOut) return false;
  const { sequence } = catalogue['email.message.send'].payload.parse(action.payload);
  const tool = sequence && (await outreachTool(workspaceId));
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: action.targetId, workspaceId } },
    select: { externalId: true },
  });
  if (!tool || !contact) return false;
  await tool.completeStep(workspaceId, {
    contactExternalId: contact.externalId,
    sequenceId: sequence.id,
    step: sequence.step,
    idempotencyKey: `${action.idempotencyKey}:step`,
  });
  const { sequenceId } = await tool.readEnrolment(workspaceId, contact.externalId);
  await inTransaction((tx) =>
    mirrorState(tx, workspaceId, { type: 'contact', id: action.targetId }, { sequenceId }),
  );
  return true;
}
