import { holdPlacedSchema, placeHoldBodySchema } from '@/lib/contracts/record-retention';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { placeHold } from '@/lib/usecases/audit/hold-record';

export const POST = withApi({
  access: 'record.hold',
  body: placeHoldBodySchema,
  response: holdPlacedSchema,
  status: 201,
  handler: async ({ access: { workspace, actor }, body }) => ({
    holdId: await placeHold({
      workspaceId: workspace.id,
      timeZone: workspace.timeZone,
      actor: requirePerson(actor),
      ...body,
    }),
  }),
});
