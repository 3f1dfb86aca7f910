import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aContact, assignOwner, aTask, ownerIds, type TestWorkspace } from './workspace';

/** Proposes to give a new contact to the first owner, through the gate; by a run of a play where one is named. */
export async function proposeAssignment(workspace: TestWorkspace, playId: string | null = null) {
  const { contactId, signalId, externalId } = await aContact(workspace.workspaceId);
  const [owner, other] = await ownerIds(workspace.workspaceId);
  if (!owner || !other) throw new Error('no owners');
  const { taskId, runId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, owner),
  ]);
  if (playId) await db().run.update({ where: { id: runId }, data: { playId, playVersion: 1 } });
  const submitted = await submitProposal(workspace.workspaceId, taskId, 0);
  return { ...submitted, contactId, externalId, owner, other, taskId, runId };
}

/** A play that is there and takes nobody up. */
export async function anIdlePlay({ workspaceId, admin }: TestWorkspace): Promise<string> {
  const id = newId('ply');
  await db().play.create({
    data: {
      id,
      workspaceId,
      name: id.toLowerCase(),
      title: 'A play',
      status: 'off',
      body: toJson(
        playBodySchema.parse({
          trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
          conditions: [],
          goal: 'Somebody looks after whoever comes by.',
          again: { afterDays: 30 },
        }),
      ),
      changedById: admin.id,
      createdAt: now(),
      updatedAt: now(),
    },
  });
  return id;
}

/** Who owns a contact in the practice CRM now. */
export const vendorOwner = async (workspaceId: string, externalId: string) =>
  (await db().practiceContact.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } }))
    ?.ownerId ?? null;
export const actionOf = (id: string) => db().action.findUniqueOrThrow({ where: { id } });
