import type { ListRollbackItemsQuery, RollbackItemPage } from '@/lib/contracts/rollbacks';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { mitigationsFor } from '@/lib/core/rollback/mitigation';
import { rollbackFieldSchema } from '@/lib/core/rollback/plan-rollback';
import { db } from '@/lib/db/client';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { presentUndoFields, refsInUndoFields } from '../actions/present-undo-fields';
import { resolveNames } from '../names/resolve-names';

type Later = { actionId: string; type: string; id: string };

/** Who acted on the same objects later than these actions, through here: the newest of each. */
const laterActors = (workspaceId: string, actionIds: readonly string[]) =>
  db().$queryRaw<Later[]>`
    SELECT DISTINCT ON (a.id) a.id AS "actionId", l.requester_type::text AS type, l.requester_id AS id
    FROM actions a JOIN executions e ON e.action_id = a.id
    JOIN actions l ON l.workspace_id = a.workspace_id AND l.target_type = a.target_type AND l.target_id = a.target_id AND l.id <> a.id
      AND l.status IN ('accepted', 'observed') AND l.compensates_id IS DISTINCT FROM a.id
    JOIN executions le ON le.action_id = l.id AND le.started_at > e.started_at
    WHERE a.workspace_id = ${workspaceId} AND a.id = ANY(${[...actionIds]})
    ORDER BY a.id, le.started_at DESC`;

/** The actions of a rollback, in the order of their ids. */
export async function listRollbackItems(
  workspace: { id: string; currency: string },
  rollbackId: string,
  query: ListRollbackItemsQuery,
): Promise<RollbackItemPage> {
  const found = await db().rollbackItem.findMany({
    where: {
      workspaceId: workspace.id,
      rollbackId,
      ...(query.outlook ? { outlook: query.outlook } : {}),
      ...(query.status ? { status: query.status } : {}),
      ...(query.cursor ? { actionId: { gt: query.cursor } } : {}),
    },
    include: { action: { include: actionSummaryInclude } },
    orderBy: { actionId: 'asc' },
    take: query.limit + 1,
  });
  const page = found.slice(0, query.limit).map((item) => ({
    ...item,
    fields: rollbackFieldSchema.array().parse(item.fields),
  }));
  const conflicts = page.filter(({ outlook }) => outlook === 'conflict').map(({ actionId }) => actionId);
  const later = new Map(
    (conflicts.length > 0 ? await laterActors(workspace.id, conflicts) : []).map((row) => [
      row.actionId,
      row,
    ]),
  );
  const names = await resolveNames(workspace.id, [
    ...page.flatMap(({ action, fields }) => [...refsOfAction(action), ...refsInUndoFields(fields)]),
    ...later.values(),
  ]);
  return {
    rows: page.map(({ action, fields, ...item }) => {
      const changer = later.get(item.actionId);
      return {
        actionId: item.actionId,
        round: item.round,
        action: presentActionSummary(action, names, workspace.currency),
        outlook: item.outlook,
        fields: presentUndoFields(fields, names),
        choice: item.choice,
        status: item.status,
        compensationId: item.compensationId,
        message: item.message,
        changedBy: changer ? names.of(changer.type, changer.id) : null,
        mitigations:
          item.outlook === 'irreversible' ? mitigationsFor(action.kind as ActionKind, action.payload) : [],
      };
    }),
    nextCursor: found.length > query.limit ? (page.at(-1)?.actionId ?? null) : null,
  };
}
