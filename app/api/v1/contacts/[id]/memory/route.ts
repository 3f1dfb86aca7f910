import { contactIdParams } from '@/lib/contracts/contacts';
import { memorySchema, statePersonFactBodySchema } from '@/lib/contracts/memory';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readMemory } from '@/lib/queries/memory/read-memory';
import { stateFact } from '@/lib/usecases/memory/state-fact';

/** What agents have learnt of one person. */
export const GET = withApi({
  access: 'contacts.read',
  params: contactIdParams,
  response: memorySchema,
  handler: ({ access, params }) => readMemory(access.workspace.id, { type: 'contact', id: params.id }),
});

/** A person of ours states a fact, or puts one right. */
export const PUT = withApi({
  access: 'memory.edit',
  params: contactIdParams,
  body: statePersonFactBodySchema,
  response: memorySchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    const subject = { type: 'contact' as const, id: params.id };
    await stateFact({ workspaceId, actor: requirePerson(access.actor), subject, fact: body });
    return readMemory(workspaceId, subject);
  },
});
