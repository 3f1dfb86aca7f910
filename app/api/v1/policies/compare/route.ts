import { policyCompareQuery, policyCompareSchema } from '@/lib/contracts/policies';
import { withApi } from '@/lib/http/with-api';
import { comparePolicies } from '@/lib/queries/policies/compare-policies';

export const GET = withApi({
  access: 'workspace.read',
  query: policyCompareQuery,
  response: policyCompareSchema,
  handler: ({ access, query }) => comparePolicies(access.workspace, query),
});
