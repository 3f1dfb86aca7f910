import {
  filePageSchema,
  fileUploadedSchema,
  listFilesQuerySchema,
  uploadFileQuerySchema,
} from '@/lib/contracts/files';
import { bodyChunks } from '@/lib/http/body-chunks';
import { withApi } from '@/lib/http/with-api';
import { listFiles } from '@/lib/queries/files/list-files';
import { uploadFile } from '@/lib/usecases/files/upload-file';

export const GET = withApi({
  access: 'workspace.read',
  query: listFilesQuerySchema,
  response: filePageSchema,
  handler: ({ access, query }) => listFiles(access.workspace.id, query),
});

/** The body is the file itself, of any type and length: it is stored as it comes in. */
export const POST = withApi({
  access: 'sources.edit',
  query: uploadFileQuerySchema,
  response: fileUploadedSchema,
  status: 201,
  handler: async ({ access, query, request }) => {
    const { fileId } = await uploadFile({
      workspaceId: access.workspace.id,
      actor: access.actor,
      ...query,
      bytes: bodyChunks(request),
    });
    return { fileId };
  },
});
