import { db } from '@/lib/db/client';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aContact, assignOwner, aTask, ownerIds, type TestWorkspace } from './workspace';

/** Proposes to give a new contact to the first owner, through the gate. */
export async function proposeAssignment(workspace: TestWorkspace) {
  const { contactId, signalId, externalId } = await aContact(workspace.workspaceId);
  const [owner, other] = await ownerIds(workspace.workspaceId);
  if (!owner || !other) throw new Error('no owners');
  const { taskId, runId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, owner),
  ]);
  const submitted = await submitProposal(workspace.workspaceId, taskId, 0);
  return { ...submitted, contactId, externalId, owner, other, taskId, runId };
}

/** Who owns a contact in the practice CRM now. */
export const vendorOwner = async (workspaceId: string, externalId: string) =>
  (await db().practiceContact.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } }))
    ?.ownerId ?? null;
export const actionOf = (id: string) => db().action.findUniqueOrThrow({ where: { id } });
