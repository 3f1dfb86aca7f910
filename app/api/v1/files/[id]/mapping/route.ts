import { fileParamsSchema, fileSamplesSchema, mapFileBodySchema } from '@/lib/contracts/files';
import { withApi } from '@/lib/http/with-api';
import { sampleFile } from '@/lib/queries/files/read-file';
import { mapFile } from '@/lib/usecases/files/map-file';

/** Keeps the mapping, and answers with what the first rows say by it. */
export const PUT = withApi({
  access: 'sources.edit',
  params: fileParamsSchema,
  body: mapFileBodySchema,
  response: fileSamplesSchema,
  handler: async ({ access, params: { id }, body }) => {
    const workspaceId = access.workspace.id;
    await mapFile({ workspaceId, actor: access.actor, fileId: id, body });
    return sampleFile(workspaceId, id, body, access.permissions.has('contacts.read'));
  },
});
