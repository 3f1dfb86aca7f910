import { signalPlatformsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { listPlatforms } from '@/lib/usecases/pulls/list-platforms';

export const GET = withApi({
  access: 'sources.edit',
  response: signalPlatformsSchema,
  handler: ({ access }) => listPlatforms(access.workspace.id),
});
