import { retentionPreviewQuerySchema, retentionPreviewSchema } from '@/lib/contracts/record-retention';
import { withApi } from '@/lib/http/with-api';
import { previewRetention } from '@/lib/queries/audit/read-retention';

export const GET = withApi({
  access: 'audit.read',
  query: retentionPreviewQuerySchema,
  response: retentionPreviewSchema,
  handler: ({ access, query }) => previewRetention(access.workspace, query.kind, query.days),
});
