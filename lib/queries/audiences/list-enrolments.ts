import type { EnrolmentPage, ListEnrolmentsQuery } from '@/lib/contracts/audiences';
import { db } from '@/lib/db/client';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';

/** Audiences that people asked to enrol, newest first, with how many people each came to. */
export async function listEnrolments(
  workspace: { id: string; currency: string },
  query: ListEnrolmentsQuery,
): Promise<EnrolmentPage> {
  const before = query.cursor ? decodeKeyset(query.cursor) : null;
  const found = await db().action.findMany({
    where: {
      workspaceId: workspace.id,
      kind: 'outreach.audience.enrol',
      compensatesId: null,
      ...(before
        ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] }
        : {}),
    },
    include: actionSummaryInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ createdAt: at, id }) =>
    encodeKeyset({ at, id }),
  );
  const names = await resolveNames(workspace.id, page.flatMap(refsOfAction));
  return {
    rows: page.map((action) => ({
      action: presentActionSummary(action, names, workspace.currency),
      people: action.members.length,
    })),
    nextCursor,
  };
}
