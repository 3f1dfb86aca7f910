import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

type Ref = { id: string; workspaceId: string };
const due = () => ({ status: 'proposed' as const, effectiveAt: { lte: now() } });

/** Wider policies whose waiting period is over. */
export const findDuePolicies = (limit: number): Promise<Ref[]> =>
  db().policy.findMany({ where: due(), select: { id: true, workspaceId: true }, take: limit });

/** Wider scopes whose waiting period is over. */
export const findDueScopes = (limit: number): Promise<Ref[]> =>
  db().scope.findMany({ where: due(), select: { id: true, workspaceId: true }, take: limit });
