import {
  listOutcomesQuerySchema,
  outcomePageSchema,
  reviewOutcomeBodySchema,
  reviewOutcomeResultSchema,
} from '@/lib/contracts/outcome-reviews';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listOutcomes } from '@/lib/queries/outcomes/list-outcomes';
import { reviewOutcome } from '@/lib/usecases/outcomes/review-outcome';

export const GET = withApi({
  access: 'workspace.read',
  query: listOutcomesQuerySchema,
  response: outcomePageSchema,
  handler: ({ access, query }) => listOutcomes(access.workspace, query),
});

export const POST = withApi({
  access: 'outcomes.review',
  body: reviewOutcomeBodySchema,
  response: reviewOutcomeResultSchema,
  status: 201,
  handler: ({ access, body }) =>
    reviewOutcome({ ...body, workspaceId: access.workspace.id, actor: requirePerson(access.actor) }),
});
