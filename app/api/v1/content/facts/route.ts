import { approveFactBodySchema, factIdSchema, factsSchema } from '@/lib/contracts/content';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listFacts } from '@/lib/queries/content/list-facts';
import { approveFact } from '@/lib/usecases/content/approve-fact';

export const GET = withApi({
  access: 'workspace.read',
  response: factsSchema,
  handler: ({ access }) => listFacts(access.workspace.id),
});

export const POST = withApi({
  access: 'facts.edit',
  body: approveFactBodySchema,
  response: factIdSchema,
  status: 201,
  handler: ({ access, body }) =>
    approveFact({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), fact: body }),
});
