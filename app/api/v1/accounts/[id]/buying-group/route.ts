import { accountIdParams } from '@/lib/contracts/accounts';
import { buyingGroupSchema, confirmRoleBodySchema } from '@/lib/contracts/interest';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readBuyingGroup } from '@/lib/queries/interest/read-buying-group';
import { confirmRole } from '@/lib/usecases/surges/confirm-role';

export const GET = withApi({
  access: 'workspace.read',
  params: accountIdParams,
  response: buyingGroupSchema,
  handler: ({ access, params }) => readBuyingGroup(access.workspace.id, params.id),
});

export const PUT = withApi({
  access: 'profiles.merge',
  params: accountIdParams,
  body: confirmRoleBodySchema,
  response: buyingGroupSchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    await confirmRole({
      workspaceId,
      actor: requirePerson(access.actor),
      accountId: params.id,
      ...body,
    });
    return readBuyingGroup(workspaceId, params.id);
  },
});
