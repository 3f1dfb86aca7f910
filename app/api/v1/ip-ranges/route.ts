import { ipRangeListsSchema, putIpRangesBodySchema } from '@/lib/contracts/ip-ranges';
import { withApi } from '@/lib/http/with-api';
import { listIpRanges } from '@/lib/queries/ip-ranges/list-ip-ranges';
import { putIpRanges } from '@/lib/usecases/ip-ranges/change-ip-ranges';

export const GET = withApi({
  access: 'workspace.read',
  response: ipRangeListsSchema,
  handler: ({ access }) => listIpRanges(access.workspace.id),
});

export const PUT = withApi({
  access: 'sources.edit',
  body: putIpRangesBodySchema,
  maxBodyBytes: 12_000_000,
  response: ipRangeListsSchema,
  handler: async ({ access, body }) => {
    await putIpRanges({ workspaceId: access.workspace.id, actor: access.actor, ...body });
    return listIpRanges(access.workspace.id);
  },
});
