import type { ListRunsQuery, RunPage } from '@/lib/contracts/runs';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { personMatching } from '../contacts/person-matching';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { presentRun, refsOfRun, runRowInclude } from './present-run-row';

/** Runs of a workspace, newest first unless sorted otherwise; decisions not to act are runs too. */
export async function listRuns(
  workspace: { id: string; currency: string },
  query: ListRunsQuery,
): Promise<RunPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const conditions: Prisma.RunWhereInput[] = [];
  if (query.q) conditions.push({ OR: matching(workspace.id, query.q) });
  if (query.subject) conditions.push({ OR: about(query.subject) });
  if (query.rerunOf) conditions.push({ rerunOfId: query.rerunOf });
  if (query.play) conditions.push({ playId: query.play });
  if (query.holdout) conditions.push({ holdoutId: query.holdout });
  if (query.arm) conditions.push({ holdoutArm: query.arm });
  if (query.cursor) {
    const { at, id } = decodeKeyset(query.cursor);
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    conditions.push({ OR: [{ startedAt: { [beyond]: at } }, { startedAt: at, id: { [beyond]: id } }] });
  }
  const found = await db().run.findMany({
    where: {
      workspaceId: workspace.id,
      ...(query.status?.length ? { status: { in: query.status } } : {}),
      ...(query.agent?.length ? { agentId: { in: query.agent } } : {}),
      AND: conditions,
    },
    include: runRowInclude,
    orderBy: [{ startedAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (run) =>
    encodeKeyset({ at: run.startedAt, id: run.id }),
  );
  const names = await resolveNames(workspace.id, page.flatMap(refsOfRun));
  return {
    rows: page.map(({ actions, ...run }) => ({
      ...presentRun(run, names, workspace.currency),
      actionStatuses: actions.map((action) => action.status),
    })),
    nextCursor,
  };
}

/** Runs about this contact or campaign, or about anybody of this account. */
const about = (id: string): Prisma.RunWhereInput[] => [
  { subjectId: id },
  { signal: { accountId: id } },
  { signal: { contact: { accountId: id } } },
];

function matching(workspaceId: string, q: string): Prisma.RunWhereInput[] {
  const part = { contains: q, mode: 'insensitive' } as const;
  const named = { OR: [{ name: part }, { externalId: part }] };
  return [
    { id: q },
    { signalId: q },
    ...about(q),
    { signal: { contact: { OR: [...personMatching(workspaceId, q), { account: named }] } } },
    { signal: { account: named } },
    { signal: { campaign: named } },
  ];
}
