import { contactabilitySchema } from '@/lib/contracts/consents';
import { contactIdParams } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { readContactability } from '@/lib/queries/contacts/read-contactability';

export const GET = withApi({
  access: 'contacts.read',
  params: contactIdParams,
  response: contactabilitySchema,
  handler: ({ access, params }) => readContactability(access.workspace, params.id),
});
