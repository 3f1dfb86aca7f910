import {
  liftSuppressionBodySchema,
  suppressedSchema,
  suppressionIdParams,
} from '@/lib/contracts/suppressions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { liftSuppression } from '@/lib/usecases/contacts/lift-suppression';

export const POST = withApi({
  access: 'contacts.lift',
  params: suppressionIdParams,
  body: liftSuppressionBodySchema,
  response: suppressedSchema,
  handler: ({ access, params, body }) =>
    liftSuppression({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      suppressionId: params.id,
      reason: body.reason,
    }),
});
