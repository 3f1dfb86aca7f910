import { closeDistressBodySchema, distressIdParams, suppressedSchema } from '@/lib/contracts/suppressions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { closeDistressSignal } from '@/lib/usecases/contacts/close-distress-signal';

export const POST = withApi({
  access: 'contacts.consent',
  params: distressIdParams,
  body: closeDistressBodySchema,
  response: suppressedSchema,
  handler: ({ access, params, body }) =>
    closeDistressSignal({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      distressId: params.id,
      note: body.note,
    }),
});
