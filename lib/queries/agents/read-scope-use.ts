import type { GrantUse, ScopeUse } from '@/lib/contracts/scope-use';
import { type Grant, grantedSince, usesGrant } from '@/lib/core/scopes/grants';
import { nameGrant } from '@/lib/core/scopes/name-grant';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { readScopeNames } from './read-scope-names';
import { readTouched, type TouchedCount } from './read-touched';

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 60;
const NEW_DAYS = 14;

/**
 * How often each part of an agent's scope was used, in the last 60 days or since it was granted, whichever is shorter: the
 * evidence for taking away what nobody needs. Throws `not_found`.
 */
export async function readScopeUse(workspaceId: string, agentId: string): Promise<ScopeUse> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { id: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const since = new Date(now().getTime() - WINDOW_DAYS * DAY_MS);
  const [scopes, touched, names] = await Promise.all([
    db().scope.findMany({
      where: { agentId, status: { in: ['active', 'superseded'] }, decidedAt: { not: null } },
      orderBy: { version: 'asc' },
    }),
    readTouched(workspaceId, agentId, since),
    readScopeNames(workspaceId),
  ]);
  const inForce = scopes.at(-1)?.status === 'active' ? scopes.at(-1) : undefined;
  const versions = inForce
    ? scopes.map(({ body, decidedAt, createdAt }) => ({
        body: scopeBodySchema.parse(body),
        since: decidedAt ?? createdAt,
      }))
    : [];
  return {
    scopeVersion: inForce?.version ?? null,
    windowDays: WINDOW_DAYS,
    newDays: NEW_DAYS,
    since: since.toISOString(),
    grants: grantedSince(versions).map(({ grant, since: granted }) => ({
      ...grant,
      label: nameGrant(grant, names),
      grantedSince: granted.toISOString(),
      ...countUse(grant, granted, touched),
      isNew: now().getTime() - granted.getTime() < NEW_DAYS * DAY_MS,
    })),
  };
}

/** Counted by whole days: what happened on the day of the grant counts as use. */
function countUse(
  grant: Grant,
  since: Date,
  touched: readonly TouchedCount[],
): Pick<GrantUse, 'proposed' | 'executed' | 'lastUsedAt'> {
  const used = touched.filter(
    (row) => row.day.getTime() > since.getTime() - DAY_MS && usesGrant(grant, row.touched),
  );
  const last = Math.max(...used.map((row) => row.last.getTime()));
  return {
    proposed: used.reduce((sum, row) => sum + row.proposed, 0),
    executed: used.reduce((sum, row) => sum + row.executed, 0),
    lastUsedAt: used.length > 0 ? new Date(last).toISOString() : null,
  };
}
