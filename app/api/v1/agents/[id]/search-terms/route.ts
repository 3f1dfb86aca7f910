import { agentIdParams } from '@/lib/contracts/agents';
import { searchTermsSchema } from '@/lib/contracts/search-terms';
import { withApi } from '@/lib/http/with-api';
import { readSearchTermsOfAgent } from '@/lib/queries/agents/read-search-terms';

/** What people searched for when they were shown a campaign, and what was excluded. */
export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: searchTermsSchema,
  handler: ({ access, params }) => readSearchTermsOfAgent(access.workspace, params.id),
});
