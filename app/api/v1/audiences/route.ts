import { enrolAudienceBodySchema, enrolAudienceResultSchema } from '@/lib/contracts/audiences';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { enrolAudience } from '@/lib/usecases/audiences/enrol-audience';

export const POST = withApi({
  access: 'actions.propose',
  body: enrolAudienceBodySchema,
  response: enrolAudienceResultSchema,
  handler: ({ access, body }) =>
    enrolAudience({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), body }),
});
