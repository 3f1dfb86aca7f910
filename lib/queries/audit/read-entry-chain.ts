import type { AuditEntryView } from '@/lib/contracts/audit';
import { chainStages, stageOf } from '@/lib/core/audit/chain-stage';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Detail } from './read-entry-parts';
import { signalIdOf } from './read-entry-parts';

type Chain = AuditEntryView['chain'];
type Links = { actionIds: string[]; undoIds: string[]; runIds: string[]; signalId: string | null };

/** No more than fit beside an entry. */
const MOST = 40;
const ofRun = ['runs.planned', 'runs.not_acted', 'runs.handed_over', 'runs.finished'];

/** From the signal to the rollback: the entries before and after one that belong to the same action or, where it has none, to the same run. */
export async function readEntryChain(
  workspaceId: string,
  entry: { id: string; runId: string | null; actionId: string | null },
  detail: Detail,
): Promise<Chain> {
  const { actionIds, undoIds, runIds, signalId } = await linksOf(workspaceId, entry, detail);
  const belonging: Prisma.AuditEntryWhereInput[] = [
    { actionId: { in: [...actionIds, ...undoIds] } },
    { runId: { in: runIds }, verb: { in: [...ofRun, ...(entry.actionId ? [] : ['actions.decided'])] } },
  ];
  const [entries, signal] = await Promise.all([
    db().auditEntry.findMany({
      where: { workspaceId, OR: belonging },
      orderBy: { id: 'asc' },
      take: MOST,
      select: { id: true, verb: true, occurredAt: true, actionId: true },
    }),
    signalId ? db().signal.findUnique({ where: { id_workspaceId: { id: signalId, workspaceId } } }) : null,
  ]);
  const links = entries.flatMap(({ id, verb, occurredAt, actionId }) => {
    const stage = undoIds.includes(actionId ?? '') ? 'rollback' : stageOf(verb);
    const title = titleOfVerb(verb);
    return stage
      ? [{ stage, type: 'entry' as const, id, title, at: occurredAt.toISOString(), isThis: id === entry.id }]
      : [];
  });
  const first: Chain = signal
    ? [
        {
          stage: 'signal',
          type: 'signal',
          id: signal.id,
          title: signal.kind,
          at: signal.occurredAt.toISOString(),
          isThis: false,
        },
      ]
    : [];
  const chain = [...first, ...links].sort(
    (a, b) => chainStages.indexOf(a.stage) - chainStages.indexOf(b.stage),
  );
  return chain.some(({ isThis }) => !isThis) ? chain : [];
}

async function linksOf(
  workspaceId: string,
  { runId, actionId }: { runId: string | null; actionId: string | null },
  detail: Detail,
): Promise<Links> {
  const action = actionId
    ? await db().action.findUnique({
        where: { id_workspaceId: { id: actionId, workspaceId } },
        select: { compensatesId: true, runId: true },
      })
    : null;
  const ownId = action?.compensatesId ?? actionId;
  const own = action?.compensatesId
    ? await db().action.findUnique({
        where: { id_workspaceId: { id: action.compensatesId, workspaceId } },
        select: { runId: true },
      })
    : action;
  const undone = ownId
    ? await db().action.findMany({
        where: { workspaceId, compensatesId: ownId },
        select: { id: true },
        take: MOST,
      })
    : [];
  const runIds = [own?.runId ?? runId].flatMap((id) => id ?? []);
  const run = runIds[0]
    ? await db().run.findUnique({
        where: { id_workspaceId: { id: runIds[0], workspaceId } },
        select: { signalId: true },
      })
    : null;
  const signalId = run?.signalId ?? signalIdOf(detail);
  return {
    actionIds: ownId ? [ownId] : [],
    undoIds: undone.map(({ id }) => id),
    runIds: runIds.length > 0 ? runIds : await runsOfBatch(workspaceId, detail),
    signalId,
  };
}

/** The runs that came of the signals of a batch. */
async function runsOfBatch(workspaceId: string, { firstSignalId, lastSignalId }: Detail): Promise<string[]> {
  if (typeof firstSignalId !== 'string' || typeof lastSignalId !== 'string') return [];
  const runs = await db().run.findMany({
    where: { workspaceId, signalId: { gte: firstSignalId, lte: lastSignalId } },
    select: { id: true },
    take: MOST,
  });
  return runs.map(({ id }) => id);
}
