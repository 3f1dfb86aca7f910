import { contactIdParams } from '@/lib/contracts/contacts';
import { forgetFactBodySchema, forgottenSchema } from '@/lib/contracts/memory';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { forgetFact } from '@/lib/usecases/memory/forget-fact';

/** Has a fact about one person forgotten: its value is gone for good. */
export const POST = withApi({
  access: 'memory.edit',
  params: contactIdParams,
  body: forgetFactBodySchema,
  response: forgottenSchema,
  handler: ({ access, params, body }) =>
    forgetFact({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      subject: { type: 'contact', id: params.id },
      factId: body.factId,
    }),
});
