import { drillStartedSchema, stopDrillListSchema } from '@/lib/contracts/stops';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listDrills } from '@/lib/queries/stops/list-drills';
import { startDrill } from '@/lib/usecases/stops/stop-drill';

export const GET = withApi({
  access: 'workspace.read',
  response: stopDrillListSchema,
  handler: ({ access }) => listDrills(access.workspace.id),
});

export const POST = withApi({
  access: 'workspace.resume',
  response: drillStartedSchema,
  status: 202,
  handler: ({ access }) =>
    startDrill({ workspaceId: access.workspace.id, startedById: requirePerson(access.actor).id }),
});
