import {
  actionIdParams,
  actionTargetPageSchema,
  listActionTargetsQuerySchema,
} from '@/lib/contracts/actions';
import { withApi } from '@/lib/http/with-api';
import { listActionTargets } from '@/lib/queries/actions/list-action-targets';

/** Whom an action on an audience would reach, one by one. */
export const GET = withApi({
  access: 'workspace.read',
  params: actionIdParams,
  query: listActionTargetsQuerySchema,
  response: actionTargetPageSchema,
  handler: ({ access, params, query }) => listActionTargets(access.workspace.id, params.id, query),
});
