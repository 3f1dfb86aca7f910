import { agentIdParams } from '@/lib/contracts/agents';
import {
  agentAutonomySchema,
  setAutonomyBodySchema,
  setAutonomyResultSchema,
} from '@/lib/contracts/autonomy';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readAutonomy } from '@/lib/queries/agents/read-autonomy';
import { setAutonomy } from '@/lib/usecases/agents/set-autonomy';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: agentAutonomySchema,
  handler: ({ access, params }) => readAutonomy(access.workspace.id, params.id),
});

export const PUT = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  body: setAutonomyBodySchema,
  response: setAutonomyResultSchema,
  handler: ({ access, params, body }) =>
    setAutonomy({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      agentId: params.id,
    }),
});
