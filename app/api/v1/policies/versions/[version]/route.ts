import { policyVersionDetailSchema, policyVersionParams } from '@/lib/contracts/policies';
import { withApi } from '@/lib/http/with-api';
import { getPolicyVersion } from '@/lib/queries/policies/get-policy-version';

export const GET = withApi({
  access: 'workspace.read',
  params: policyVersionParams,
  response: policyVersionDetailSchema,
  handler: ({ access, params }) => getPolicyVersion(access.workspace, params.version),
});
