import { contactIdParams } from '@/lib/contracts/contacts';
import { contactRightsSchema } from '@/lib/contracts/rights';
import { withApi } from '@/lib/http/with-api';
import { readContactRights } from '@/lib/queries/rights/read-contact-rights';

export const GET = withApi({
  access: 'contacts.read',
  params: contactIdParams,
  response: contactRightsSchema,
  handler: ({ access, params }) => readContactRights(access.workspace, params.id),
});
