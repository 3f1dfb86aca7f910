import { recordRetentionSchema } from '@/lib/contracts/record-retention';
import { withApi } from '@/lib/http/with-api';
import { readRetention } from '@/lib/queries/audit/read-retention';

export const GET = withApi({
  access: 'audit.read',
  response: recordRetentionSchema,
  handler: ({ access }) => readRetention(access.workspace.id),
});
