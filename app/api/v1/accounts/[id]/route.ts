import { accountDetailSchema, accountIdParams } from '@/lib/contracts/accounts';
import { withApi } from '@/lib/http/with-api';
import { readAccount } from '@/lib/queries/accounts/read-account';

export const GET = withApi({
  access: 'workspace.read',
  params: accountIdParams,
  response: accountDetailSchema,
  handler: ({ access, params }) => readAccount(access.workspace, params.id),
});
