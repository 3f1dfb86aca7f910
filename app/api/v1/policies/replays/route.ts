import { startReplayBodySchema, startReplayResultSchema } from '@/lib/contracts/policies';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { startReplay } from '@/lib/usecases/policies/start-replay';

/** Tries a policy, or a scope of one agent, on the past. It changes nothing, so that whoever reads may ask. */
export const POST = withApi({
  access: 'workspace.read',
  body: startReplayBodySchema,
  response: startReplayResultSchema,
  status: 202,
  handler: ({ access, body }) =>
    startReplay({ ...body, workspaceId: access.workspace.id, actor: requirePerson(access.actor) }),
});
