import { auditEntryIdParams } from '@/lib/contracts/audit';
import { entryProofSchema } from '@/lib/contracts/audit-log';
import { withApi } from '@/lib/http/with-api';
import { readEntryProof } from '@/lib/queries/audit/read-entry-proof';

export const GET = withApi({
  access: 'audit.read',
  params: auditEntryIdParams,
  response: entryProofSchema,
  handler: ({ access, params }) => readEntryProof(access.workspace.id, params.id),
});
