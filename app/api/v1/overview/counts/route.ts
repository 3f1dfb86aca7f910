import { countsSchema } from '@/lib/contracts/overview';
import { withApi } from '@/lib/http/with-api';
import { countPendingApprovals } from '@/lib/queries/overview/read-waiting';

/** The numbers beside the links of the navigation. */
export const GET = withApi({
  access: 'workspace.read',
  response: countsSchema,
  handler: async ({ access }) => ({ approvals: await countPendingApprovals(access.workspace.id) }),
});
