import { mergedPeopleSchema } from '@/lib/contracts/profiles';
import { withApi } from '@/lib/http/with-api';
import { listMergedPeople } from '@/lib/queries/profiles/list-duplicates';

export const GET = withApi({
  access: 'contacts.read',
  response: mergedPeopleSchema,
  handler: ({ access }) => listMergedPeople(access.workspace),
});
