import type { Access } from '@/lib/auth/access-shape';
import type { FirstStepKey, Overview } from '@/lib/contracts/overview';
import type { Permission } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';

type Step = {
  key: FirstStepKey;
  needs: Permission;
  /** One row that shows it was done; null when there is none. */
  trace: (workspaceId: string, personId: string) => Promise<unknown>;
};

const id = { id: true } as const;
const entry = (workspaceId: string, actorId: string, verbs: string[]) =>
  db().auditEntry.findFirst({ where: { workspaceId, actorId, verb: { in: verbs } }, select: id });

const steps: readonly Step[] = [
  {
    key: 'signals',
    needs: 'workspace.read',
    trace: (workspaceId) => db().signal.findFirst({ where: { workspaceId }, select: id }),
  },
  {
    key: 'runs',
    needs: 'workspace.read',
    trace: (workspaceId) =>
      db().action.findFirst({ where: { workspaceId, requesterType: 'agent' }, select: id }),
  },
  {
    key: 'approve',
    needs: 'approvals.decide',
    trace: (workspaceId, decidedById) =>
      db().approval.findFirst({ where: { workspaceId, decidedById }, select: id }),
  },
  {
    key: 'undo',
    needs: 'actions.undo',
    trace: (workspaceId, personId) => entry(workspaceId, personId, ['actions.undo_requested']),
  },
  {
    key: 'stop',
    needs: 'workspace.stop',
    trace: (workspaceId, personId) => entry(workspaceId, personId, ['workspace.stopped']),
  },
  {
    key: 'narrow',
    needs: 'agents.edit',
    trace: (workspaceId, personId) =>
      entry(workspaceId, personId, ['agents.scope_activated', 'agents.scope_proposed']),
  },
];

/** What a newcomer does first, as far as their roles reach, ticked by what is in the rows. Keys for machines have none. */
export async function readFirstSteps({
  actor,
  permissions,
  workspace,
}: Access): Promise<Overview['firstSteps']> {
  if (actor.type !== 'person') return [];
  const reachable = steps.filter((step) => permissions.has(step.needs));
  return Promise.all(
    reachable.map(async ({ key, trace }) => ({
      key,
      isDone: (await trace(workspace.id, actor.id)) !== null,
    })),
  );
}
