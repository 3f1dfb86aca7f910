import type { PendingChanges } from '@/lib/contracts/policies';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

type Pending = PendingChanges['changes'][number];
type Found = Omit<Pending, 'proposedBy'> & { proposedById: string | null };

/** Widenings that wait for a second person or for their time: of the policy, of scopes, of budgets. */
export async function listPendingChanges(workspace: { id: string; slug: string }): Promise<PendingChanges> {
  const where = { workspaceId: workspace.id, status: 'proposed' as const };
  const [policies, scopes, budgets] = await Promise.all([
    db().policy.findMany({ where, select: { createdById: true, effectiveAt: true } }),
    db().scope.findMany({
      where,
      select: { proposedById: true, effectiveAt: true, agent: { select: { id: true, name: true } } },
    }),
    db().budgetChange.findMany({
      where,
      select: { proposedById: true, effectiveAt: true, budget: { select: { id: true, name: true } } },
    }),
  ]);
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  const found: Found[] = [
    ...policies.map(({ createdById, effectiveAt }) => ({
      kind: 'policy' as const,
      name: 'The policy',
      path: `/${workspace.slug}/policies`,
      proposedById: createdById,
      effectiveAt: at(effectiveAt),
    })),
    ...scopes.map(({ agent, proposedById, effectiveAt }) => ({
      kind: 'scope' as const,
      name: agent.name,
      path: `/${workspace.slug}/agents/${agent.id}`,
      proposedById,
      effectiveAt: at(effectiveAt),
    })),
    ...budgets.map(({ budget, proposedById, effectiveAt }) => ({
      kind: 'budget' as const,
      name: budget.name,
      path: `/${workspace.slug}/budgets/${budget.id}`,
      proposedById,
      effectiveAt: at(effectiveAt),
    })),
  ];
  const names = await resolveNames(
    workspace.id,
    found.flatMap(({ proposedById }) => (proposedById ? [{ type: 'person', id: proposedById }] : [])),
  );
  return {
    changes: found.map(({ proposedById, ...rest }) => ({
      ...rest,
      proposedBy: proposedById ? names.of('person', proposedById) : null,
    })),
  };
}
