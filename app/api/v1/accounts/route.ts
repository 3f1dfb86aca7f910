import { accountPageSchema, listAccountsQuerySchema } from '@/lib/contracts/accounts';
import { withApi } from '@/lib/http/with-api';
import { listAccounts } from '@/lib/queries/accounts/list-accounts';

export const GET = withApi({
  access: 'workspace.read',
  query: listAccountsQuerySchema,
  response: accountPageSchema,
  handler: ({ access, query }) => listAccounts(access.workspace, query),
});
