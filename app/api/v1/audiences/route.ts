import { askedActionResultSchema } from '@/lib/contracts/actions';
import {
  enrolAudienceBodySchema,
  enrolmentPageSchema,
  listEnrolmentsQuerySchema,
} from '@/lib/contracts/audiences';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listEnrolments } from '@/lib/queries/audiences/list-enrolments';
import { enrolAudience } from '@/lib/usecases/audiences/enrol-audience';

export const GET = withApi({
  access: 'workspace.read',
  query: listEnrolmentsQuerySchema,
  response: enrolmentPageSchema,
  handler: ({ access, query }) => listEnrolments(access.workspace, query),
});

export const POST = withApi({
  access: 'actions.propose',
  body: enrolAudienceBodySchema,
  response: askedActionResultSchema,
  handler: ({ access, body }) =>
    enrolAudience({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), body }),
});
