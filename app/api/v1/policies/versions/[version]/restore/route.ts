import {
  policyVersionParams,
  proposePolicyResultSchema,
  restorePolicyBodySchema,
} from '@/lib/contracts/policies';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { restorePolicy } from '@/lib/usecases/policies/restore-policy';

export const POST = withApi({
  access: 'policies.edit',
  params: policyVersionParams,
  body: restorePolicyBodySchema,
  response: proposePolicyResultSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    restorePolicy({
      ...body,
      ...params,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
    }),
});
