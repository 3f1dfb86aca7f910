import { auditFiltersSchema, auditTimelineSchema } from '@/lib/contracts/audit';
import { withApi } from '@/lib/http/with-api';
import { readAuditTimeline } from '@/lib/queries/audit/read-audit-timeline';

export const GET = withApi({
  access: 'audit.read',
  query: auditFiltersSchema,
  response: auditTimelineSchema,
  handler: ({ access, query }) => readAuditTimeline(access.workspace, query),
});
