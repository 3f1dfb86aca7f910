import { personProfilesSchema, profileIdParams } from '@/lib/contracts/profiles';
import { withApi } from '@/lib/http/with-api';
import { listPersonProfiles } from '@/lib/queries/profiles/list-person-profiles';

export const GET = withApi({
  access: 'contacts.read',
  params: profileIdParams,
  response: personProfilesSchema,
  handler: ({ access, params }) => listPersonProfiles(access.workspace, params.id),
});
