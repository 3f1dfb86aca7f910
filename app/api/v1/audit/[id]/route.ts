import { auditEntryIdParams, auditEntrySchema } from '@/lib/contracts/audit';
import { withApi } from '@/lib/http/with-api';
import { readAuditEntry } from '@/lib/queries/audit/read-audit-entry';

export const GET = withApi({
  access: 'audit.read',
  params: auditEntryIdParams,
  response: auditEntrySchema,
  handler: ({ access, params }) => readAuditEntry(access.workspace, params.id),
});
