import {
  listSuppressionsQuerySchema,
  suppressAddressesBodySchema,
  suppressedAddressesSchema,
  suppressionPageSchema,
} from '@/lib/contracts/suppressions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listSuppressions } from '@/lib/queries/contacts/list-suppressions';
import { suppressAddresses } from '@/lib/usecases/contacts/suppress-addresses';

export const GET = withApi({
  access: 'contacts.read',
  query: listSuppressionsQuerySchema,
  response: suppressionPageSchema,
  handler: ({ access, query }) => listSuppressions(access.workspace, query),
});

export const POST = withApi({
  access: 'contacts.consent',
  body: suppressAddressesBodySchema,
  response: suppressedAddressesSchema,
  status: 201,
  handler: ({ access, body }) =>
    suppressAddresses({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), ...body }),
});
