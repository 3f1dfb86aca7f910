import { accountDetailSchema, accountIdParams, correctAccountBodySchema } from '@/lib/contracts/accounts';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readAccount } from '@/lib/queries/accounts/read-account';
import { correctAccount } from '@/lib/usecases/profiles/correct-account';

export const POST = withApi({
  access: 'profiles.merge',
  params: accountIdParams,
  body: correctAccountBodySchema,
  response: accountDetailSchema,
  handler: async ({ access, params, body }) => {
    await correctAccount({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      accountId: params.id,
      ...body,
    });
    return readAccount(access.workspace, params.id);
  },
});
