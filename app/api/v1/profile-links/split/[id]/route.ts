import { profileIdParams, profileLinkSchema } from '@/lib/contracts/profiles';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { splitProfile } from '@/lib/usecases/profiles/split-profile';

/** Takes the profile of this contact out of the person it was joined with. */
export const POST = withApi({
  access: 'profiles.merge',
  params: profileIdParams,
  response: profileLinkSchema,
  handler: ({ access, params }) =>
    splitProfile({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
    }),
});
