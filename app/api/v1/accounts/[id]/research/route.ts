import { accountIdParams } from '@/lib/contracts/accounts';
import { accountResearchSchema } from '@/lib/contracts/research';
import { withApi } from '@/lib/http/with-api';
import { readResearch } from '@/lib/usecases/research/read-research';

export const GET = withApi({
  access: 'workspace.read',
  params: accountIdParams,
  response: accountResearchSchema,
  handler: ({ access, params }) => readResearch(access.workspace, params.id),
});
