import {
  apiKeysListSchema,
  apiKeysQuerySchema,
  createApiKeyBodySchema,
  createApiKeyResultSchema,
} from '@/lib/contracts/api-keys';
import { withApi } from '@/lib/http/with-api';
import { getApiKey, listApiKeys } from '@/lib/queries/api-keys/list-api-keys';
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key';

export const GET = withApi({
  access: 'keys.edit',
  query: apiKeysQuerySchema,
  response: apiKeysListSchema,
  handler: ({ access, query }) => listApiKeys({ workspaceId: access.workspace.id, query }),
});

export const POST = withApi({
  access: 'keys.edit',
  body: createApiKeyBodySchema,
  response: createApiKeyResultSchema,
  status: 201,
  handler: async ({ access, body }) => {
    const workspaceId = access.workspace.id;
    const { keyId, key } = await createApiKey({ ...body, workspaceId, actor: access.actor });
    return { apiKey: await getApiKey({ workspaceId, keyId }), key };
  },
});
