import { apiKeyParamsSchema, apiKeySchema } from '@/lib/contracts/api-keys';
import { withApi } from '@/lib/http/with-api';
import { getApiKey } from '@/lib/queries/api-keys/list-api-keys';
import { revokeApiKey } from '@/lib/usecases/api-keys/revoke-api-key';

/** Revokes the key; its row stays, because the record names it. */
export const DELETE = withApi({
  access: 'keys.edit',
  params: apiKeyParamsSchema,
  response: apiKeySchema,
  handler: async ({ access, params }) => {
    const subject = { workspaceId: access.workspace.id, keyId: params.keyId };
    await revokeApiKey({ ...subject, actor: access.actor });
    return getApiKey(subject);
  },
});
