import { policyVersionListSchema } from '@/lib/contracts/policies';
import { withApi } from '@/lib/http/with-api';
import { readPolicyVersions } from '@/lib/queries/policies/read-policy-versions';

export const GET = withApi({
  access: 'workspace.read',
  response: policyVersionListSchema,
  handler: async ({ access }) => ({
    versions: (await readPolicyVersions(access.workspace)).map(({ row }) => row),
  }),
});
