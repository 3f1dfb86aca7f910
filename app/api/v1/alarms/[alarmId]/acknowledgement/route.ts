import { alarmIdSchema, alarmParamsSchema } from '@/lib/contracts/alarms';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { acknowledgeAlarm } from '@/lib/usecases/monitoring/settle-alarm';

export const POST = withApi({
  access: 'agents.pause',
  params: alarmParamsSchema,
  response: alarmIdSchema,
  handler: ({ access, params }) =>
    acknowledgeAlarm({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
    }),
});
