import type { Tx } from '@/lib/db/tx';

export const stopKey = (workspaceId: string): string => `stop:${workspaceId}`;

/**
 * Claims take this lock shared, a stop takes it alone: a stop commits after every claim already under way, and no claim that
 * comes later can miss it. PostgreSQL queues the lock fairly, so a stop never starves.
 */
export async function lockAgainstStop(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${stopKey(workspaceId)}, 0))`;
}

export async function lockForStop(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${stopKey(workspaceId)}, 0))`;
}
