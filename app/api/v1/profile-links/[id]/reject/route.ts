import { profileLinkParams, profileLinkSchema } from '@/lib/contracts/profiles';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { rejectLink } from '@/lib/usecases/profiles/decide-link';

export const POST = withApi({
  access: 'profiles.merge',
  params: profileLinkParams,
  response: profileLinkSchema,
  handler: ({ access, params }) =>
    rejectLink({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      linkId: params.id,
    }),
});
