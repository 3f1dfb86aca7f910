import { auditPageSchema, listAuditQuerySchema } from '@/lib/contracts/audit';
import { withApi } from '@/lib/http/with-api';
import { listAuditEntries } from '@/lib/queries/audit/list-audit-entries';

export const GET = withApi({
  access: 'audit.read',
  query: listAuditQuerySchema,
  response: auditPageSchema,
  handler: ({ access, query }) => listAuditEntries(access.workspace, query),
});
