import type { ActionPage } from '@/lib/contracts/actions';
import { AppError } from '@/lib/core/shared/app-error';
import { readActionDetails } from './read-action-details';

/**
 * One action with those that took it back; of a taking back, the action that it takes back.
 * @throws AppError `not_found`, for foreign ids too.
 */
export async function readAction(
  workspace: { id: string; currency: string },
  actionId: string,
): Promise<ActionPage> {
  const [action] = await readActionDetails(workspace, { id: actionId });
  if (!action) throw new AppError('not_found', { detail: 'There is no such action.' });
  if (action.compensatesId !== null) return readAction(workspace, action.compensatesId);
  return { action, undos: await readActionDetails(workspace, { compensatesId: actionId }) };
}
