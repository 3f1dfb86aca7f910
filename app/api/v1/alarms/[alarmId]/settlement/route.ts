import { alarmIdSchema, alarmParamsSchema, settleAlarmBodySchema } from '@/lib/contracts/alarms';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { settleAlarm } from '@/lib/usecases/monitoring/settle-alarm';

export const POST = withApi({
  access: 'agents.pause',
  params: alarmParamsSchema,
  body: settleAlarmBodySchema,
  response: alarmIdSchema,
  handler: ({ access, params, body }) =>
    settleAlarm({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
      ...body,
    }),
});
