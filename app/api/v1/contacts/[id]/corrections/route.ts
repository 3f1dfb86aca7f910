import { contactIdParams } from '@/lib/contracts/contacts';
import { correctContactBodySchema, correctedSchema } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { correctContact } from '@/lib/usecases/rights/correct-contact';

export const POST = withApi({
  access: 'rights.answer',
  params: contactIdParams,
  body: correctContactBodySchema,
  response: correctedSchema,
  handler: ({ access, params, body }) =>
    correctContact({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      fields: body.fields,
    }),
});
