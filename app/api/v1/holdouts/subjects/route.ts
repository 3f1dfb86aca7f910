import { holdoutSubjectsSchema } from '@/lib/contracts/holdouts';
import { withApi } from '@/lib/http/with-api';
import { readHoldoutSubjects } from '@/lib/queries/holdouts/read-holdout-subjects';

export const GET = withApi({
  access: 'workspace.read',
  response: holdoutSubjectsSchema,
  handler: ({ access }) => readHoldoutSubjects(access.workspace),
});
