import { drillScheduleBodySchema } from '@/lib/contracts/stops';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { scheduleDrills } from '@/lib/usecases/stops/stop-drill';

export const PUT = withApi({
  access: 'workspace.resume',
  body: drillScheduleBodySchema,
  response: drillScheduleBodySchema,
  handler: async ({ access, body }) => {
    await scheduleDrills({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      everyDays: body.everyDays,
    });
    return body;
  },
});
