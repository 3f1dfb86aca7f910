import { distressPageSchema, listDistressQuerySchema } from '@/lib/contracts/suppressions';
import { withApi } from '@/lib/http/with-api';
import { listDistress } from '@/lib/queries/contacts/list-distress';

export const GET = withApi({
  access: 'contacts.read',
  query: listDistressQuerySchema,
  response: distressPageSchema,
  handler: ({ access, query }) => listDistress(access.workspace, query),
});
