import { checkAddressQuerySchema, checkedAddressSchema } from '@/lib/contracts/ip-ranges';
import { withApi } from '@/lib/http/with-api';
import { checkAddress } from '@/lib/queries/ip-ranges/check-address';

export const GET = withApi({
  access: 'workspace.read',
  query: checkAddressQuerySchema,
  response: checkedAddressSchema,
  handler: ({ access, query }) => checkAddress(access.workspace.id, query.address),
});
