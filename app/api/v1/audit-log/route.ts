import { auditLogSchema } from '@/lib/contracts/audit-log';
import { withApi } from '@/lib/http/with-api';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';

export const GET = withApi({
  access: 'audit.read',
  response: auditLogSchema,
  handler: ({ access }) => readAuditLog(access.workspace.id),
});
