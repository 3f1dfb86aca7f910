import { rollbackSubjectListSchema } from '@/lib/contracts/rollbacks';
import { withApi } from '@/lib/http/with-api';
import { listRollbackSubjects } from '@/lib/queries/rollbacks/list-rollback-subjects';

export const GET = withApi({
  access: 'workspace.read',
  response: rollbackSubjectListSchema,
  handler: async ({ access }) => ({ rows: await listRollbackSubjects(access.workspace.id) }),
});
