import { meSchema } from '@/lib/contracts/session';
import { withApi } from '@/lib/http/with-api';
import { getMe } from '@/lib/queries/people/get-me';

export const GET = withApi({
  access: 'workspace.read',
  response: meSchema,
  duringPasswordChange: true,
  handler: ({ access }) => getMe(access),
});
