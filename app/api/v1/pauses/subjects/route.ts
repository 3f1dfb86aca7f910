import { pauseSubjectListSchema } from '@/lib/contracts/stops';
import { withApi } from '@/lib/http/with-api';
import { listPauseSubjects } from '@/lib/queries/stops/list-pause-subjects';

export const GET = withApi({
  access: 'workspace.read',
  response: pauseSubjectListSchema,
  handler: async ({ access }) => ({ rows: await listPauseSubjects(access.workspace.id) }),
});
