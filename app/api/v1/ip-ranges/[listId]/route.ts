import { ipRangeListsSchema, ipRangeParamsSchema } from '@/lib/contracts/ip-ranges';
import { withApi } from '@/lib/http/with-api';
import { listIpRanges } from '@/lib/queries/ip-ranges/list-ip-ranges';
import { removeIpRanges } from '@/lib/usecases/ip-ranges/change-ip-ranges';

export const DELETE = withApi({
  access: 'sources.edit',
  params: ipRangeParamsSchema,
  response: ipRangeListsSchema,
  handler: async ({ access, params }) => {
    await removeIpRanges({ workspaceId: access.workspace.id, actor: access.actor, ...params });
    return listIpRanges(access.workspace.id);
  },
});
