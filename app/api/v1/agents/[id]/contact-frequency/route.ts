import { agentIdParams } from '@/lib/contracts/agents';
import { contactFrequencySchema } from '@/lib/contracts/contact-habits';
import { withApi } from '@/lib/http/with-api';
import { readContactFrequency } from '@/lib/queries/agents/read-contact-frequency';

/** What each further contact without an answer brings. */
export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: contactFrequencySchema,
  handler: ({ access, params }) => readContactFrequency(access.workspace.id, params.id),
});
