import { fileParamsSchema, fileSamplesSchema, mapFileBodySchema } from '@/lib/contracts/files';
import { withApi } from '@/lib/http/with-api';
import { sampleFile } from '@/lib/queries/files/read-file';

/** What the first rows would say by a mapping; nothing is kept. */
export const POST = withApi({
  access: 'workspace.read',
  params: fileParamsSchema,
  body: mapFileBodySchema,
  response: fileSamplesSchema,
  handler: ({ access, params, body }) =>
    sampleFile(access.workspace.id, params.id, body, access.permissions.has('contacts.read')),
});
