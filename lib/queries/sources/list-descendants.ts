import type { Descendants, ListDescendantsQuery } from '@/lib/contracts/sources';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { countResting, pageOfResting } from '@/lib/db/repositories/rollback-selection';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';

/**
 * What was decided on signals of a source, by the same rule by which a rollback of the source chooses.
 * @throws AppError `not_found`.
 */
export async function listDescendants(
  workspace: { id: string; currency: string },
  sourceId: string,
  { from, cursor, limit }: ListDescendantsQuery,
): Promise<Descendants> {
  const source = await db().source.findUnique({
    where: { id_workspaceId: { id: sourceId, workspaceId: workspace.id } },
    select: { name: true },
  });
  if (!source) throw new AppError('not_found', { detail: 'There is no such source in this workspace.' });
  const of = { source: source.name, ...(from === undefined ? {} : { from }) };
  const [counts, ids] = await Promise.all([
    countResting(db(), workspace.id, of),
    pageOfResting(db(), workspace.id, { ...of, ...(cursor ? { before: cursor } : {}), take: limit + 1 }),
  ]);
  const page = ids.slice(0, limit);
  const actions = await db().action.findMany({
    where: { workspaceId: workspace.id, id: { in: page } },
    include: actionSummaryInclude,
    orderBy: { id: 'desc' },
  });
  const names = await resolveNames(workspace.id, actions.flatMap(refsOfAction));
  return {
    rows: actions.map((action) => presentActionSummary(action, names, workspace.currency)),
    nextCursor: ids.length > limit ? (page.at(-1) ?? null) : null,
    ...counts,
  };
}
