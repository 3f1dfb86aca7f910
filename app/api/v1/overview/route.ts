import { overviewSchema } from '@/lib/contracts/overview';
import { withApi } from '@/lib/http/with-api';
import { getOverview } from '@/lib/queries/overview/get-overview';

export const GET = withApi({
  access: 'workspace.read',
  response: overviewSchema,
  handler: ({ access }) => getOverview(access),
});
