import { crmOwnersSchema } from '@/lib/contracts/people';
import { withApi } from '@/lib/http/with-api';
import { readCrmOwners } from '@/lib/usecases/people/change-crm-owner';

/** The CRM's owners, to say which of them a person is. */
export const GET = withApi({
  access: 'people.edit',
  response: crmOwnersSchema,
  handler: async ({ access }) => ({ rows: await readCrmOwners(access.workspace.id) }),
});
