import { agentIdParams } from '@/lib/contracts/agents';
import { languageModelSchema } from '@/lib/contracts/language-models';
import { withApi } from '@/lib/http/with-api';
import { readLanguageModel } from '@/lib/queries/models/read-language-model';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: languageModelSchema,
  handler: ({ access, params }) => readLanguageModel(access.workspace.id, params.id),
});
