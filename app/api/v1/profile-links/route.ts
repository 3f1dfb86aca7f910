import { duplicatePageSchema, soughtDuplicatesSchema } from '@/lib/contracts/profiles';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listDuplicates } from '@/lib/queries/profiles/list-duplicates';
import { findDuplicates } from '@/lib/usecases/profiles/find-duplicates';

export const GET = withApi({
  access: 'contacts.read',
  response: duplicatePageSchema,
  handler: ({ access }) => listDuplicates(access.workspace),
});

/** Looks for further ones. */
export const POST = withApi({
  access: 'profiles.merge',
  response: soughtDuplicatesSchema,
  handler: ({ access }) =>
    findDuplicates({ workspaceId: access.workspace.id, actor: requirePerson(access.actor) }),
});
