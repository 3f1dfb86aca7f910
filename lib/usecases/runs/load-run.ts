import { db } from '@/lib/db/client';

export type RunWithSignal = NonNullable<Awaited<ReturnType<typeof loadRun>>>;

/** A run with what its agents work from: the signal, whom it is about, the tasks and handoffs so far. */
export const loadRun = (workspaceId: string, runId: string) =>
  db().run.findUnique({
    relationLoadStrategy: 'join',
    where: { id_workspaceId: { id: runId, workspaceId } },
    include: {
      agent: { include: { workspace: { select: { currency: true, timeZone: true } } } },
      signal: {
        include: {
          contact: {
            include: { account: true, limits: { where: { liftedAt: null }, select: { kind: true } } },
          },
        },
      },
      tasks: { orderBy: { id: 'asc' } },
      handoffs: { orderBy: { id: 'asc' } },
    },
  });
