import { alarmParamsSchema, alarmSchema } from '@/lib/contracts/alarms';
import { withApi } from '@/lib/http/with-api';
import { readAlarm } from '@/lib/queries/monitoring/list-alarms';

export const GET = withApi({
  access: 'workspace.read',
  params: alarmParamsSchema,
  response: alarmSchema,
  handler: ({ access, params }) => readAlarm(access.workspace.id, params.alarmId),
});
