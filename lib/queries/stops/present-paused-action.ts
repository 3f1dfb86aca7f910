import type { PausedAction } from '@/lib/contracts/stops';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { actionSentence } from '../actions/action-sentence';
import type { ActionWithConnection } from '../actions/present-action-summary';
import type { NameBook } from '../names/name-book';

/** An action as the account of a stop lists it; `currency` is the workspace's, for actions that name none. */
export const presentPausedAction = (
  action: ActionWithConnection,
  names: NameBook,
  currency: string,
): PausedAction => ({
  id: action.id,
  sentence: actionSentence(
    { ...action, kind: actionKindSchema.parse(action.kind) },
    { names, currency: action.currency ?? currency },
  ),
  status: action.status,
  runId: action.runId,
});
