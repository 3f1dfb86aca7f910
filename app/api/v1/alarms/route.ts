import { alarmPageSchema, listAlarmsQuerySchema } from '@/lib/contracts/alarms';
import { withApi } from '@/lib/http/with-api';
import { listAlarms } from '@/lib/queries/monitoring/list-alarms';

export const GET = withApi({
  access: 'workspace.read',
  query: listAlarmsQuerySchema,
  response: alarmPageSchema,
  handler: ({ access, query }) => listAlarms(access.workspace.id, query),
});
