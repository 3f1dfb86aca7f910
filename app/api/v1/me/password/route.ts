import { changedSchema, changePasswordBodySchema } from '@/lib/contracts/session';
import { withApi } from '@/lib/http/with-api';
import { changePassword } from '@/lib/usecases/people/change-password';

export const PUT = withApi({
  access: 'workspace.read',
  duringPasswordChange: true,
  body: changePasswordBodySchema,
  response: changedSchema,
  handler: async ({ access, body }) => {
    await changePassword({ ...body, actor: access.actor });
    return { changed: true as const };
  },
});
