import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';
import { actionSentence } from './action-sentence';
import { actionSummaryInclude, refsOfAction } from './present-action-summary';

/** Actions by their ids, each in one sentence with the names of now. */
export async function readActionSentences(
  workspace: { id: string; currency: string },
  ids: readonly string[],
): Promise<{ id: string; sentence: string }[]> {
  const actions = await db().action.findMany({
    where: { workspaceId: workspace.id, id: { in: [...ids] } },
    include: actionSummaryInclude,
    orderBy: { id: 'asc' },
  });
  const names = await resolveNames(workspace.id, actions.flatMap(refsOfAction));
  return actions.map((action) => ({
    id: action.id,
    sentence: actionSentence(
      { ...action, kind: actionKindSchema.parse(action.kind) },
      { names, currency: action.currency ?? workspace.currency },
    ),
  }));
}
