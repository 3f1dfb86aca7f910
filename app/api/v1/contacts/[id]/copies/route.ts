import { contactIdParams } from '@/lib/contracts/contacts';
import { personExportSchema } from '@/lib/contracts/person-export';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { exportPerson } from '@/lib/usecases/rights/export-person';

/** A POST, because handing out a copy is something that is done and goes on record. */
export const POST = withApi({
  access: 'rights.answer',
  params: contactIdParams,
  response: personExportSchema,
  handler: ({ access, params }) =>
    exportPerson({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      requestId: null,
    }),
});
