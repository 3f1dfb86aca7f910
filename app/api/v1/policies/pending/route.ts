import { pendingChangesSchema } from '@/lib/contracts/policies';
import { withApi } from '@/lib/http/with-api';
import { listPendingChanges } from '@/lib/queries/policies/list-pending-changes';

export const GET = withApi({
  access: 'workspace.read',
  response: pendingChangesSchema,
  handler: ({ access }) => listPendingChanges(access.workspace),
});
