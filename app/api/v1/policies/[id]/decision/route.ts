import { decidePolicyBodySchema, decidePolicyResultSchema, policyIdParams } from '@/lib/contracts/policies';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decidePolicy } from '@/lib/usecases/policies/decide-policy';

/** Rejecting takes the right to stop everything, confirming the right to edit policies: the use case asks for either. */
export const POST = withApi({
  access: 'workspace.read',
  params: policyIdParams,
  body: decidePolicyBodySchema,
  response: decidePolicyResultSchema,
  handler: ({ access, params, body }) =>
    decidePolicy({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      policyId: params.id,
    }),
});
