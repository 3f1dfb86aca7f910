import { accountIdParams } from '@/lib/contracts/accounts';
import { memorySchema, stateAccountFactBodySchema } from '@/lib/contracts/memory';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readMemory } from '@/lib/queries/memory/read-memory';
import { stateFact } from '@/lib/usecases/memory/state-fact';

/** What agents have learnt of one company. */
export const GET = withApi({
  access: 'workspace.read',
  params: accountIdParams,
  response: memorySchema,
  handler: ({ access, params }) => readMemory(access.workspace.id, { type: 'account', id: params.id }),
});

/** A person of ours states a fact, or puts one right. */
export const PUT = withApi({
  access: 'memory.edit',
  params: accountIdParams,
  body: stateAccountFactBodySchema,
  response: memorySchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    const subject = { type: 'account' as const, id: params.id };
    await stateFact({ workspaceId, actor: requirePerson(access.actor), subject, fact: body });
    return readMemory(workspaceId, subject);
  },
});
