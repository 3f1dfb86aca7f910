import {
  policyScreenSchema,
  proposePolicyBodySchema,
  proposePolicyResultSchema,
} from '@/lib/contracts/policies';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { getPolicyScreen } from '@/lib/queries/policies/get-policy-screen';
import { proposePolicy } from '@/lib/usecases/policies/propose-policy';

export const GET = withApi({
  access: 'workspace.read',
  response: policyScreenSchema,
  handler: ({ access }) =>
    getPolicyScreen(access.workspace, access.actor.type === 'person' ? access.actor.id : null),
});

export const POST = withApi({
  access: 'policies.edit',
  body: proposePolicyBodySchema,
  response: proposePolicyResultSchema,
  status: 201,
  handler: ({ access, body }) =>
    proposePolicy({ ...body, workspaceId: access.workspace.id, actor: requirePerson(access.actor) }),
});
