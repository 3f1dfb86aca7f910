import { hashPassword, newOneTimePassword } from '@/lib/auth/password';
import type { Actor } from '@/lib/core/access/actor';
import type { Role } from '@/lib/core/access/permissions';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';

export const SAMPLE_SLUG = 'sample';
const DEFAULT_EMAIL = 'admin@mandate.localhost';
/** Everything one person needs to try the whole product alone, except answering what they asked for themselves. */
const administratorRoles: Role[] = ['reviewer', 'operator', 'admin', 'auditor'];
const actor: Actor = { type: 'system', id: 'first-run' };

export type FirstRun = {
  created: boolean;
  email: string;
  /** Returned this once; null when the administrator was there before. */
  password: string | null;
  workspaceId: string;
};

/**
 * On an empty database: the administrator and the sample workspace they administer, in one transaction. Afterwards, and
 * when several processes start at once, it changes nothing and says who the administrator is.
 */
export async function firstRun(): Promise<FirstRun> {
  const password = newOneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('mandate.first-run'))::text`;
    const known = await findAdministrator(tx);
    if (known) return { created: false, password: null, ...known };
    const email = (env().MANDATE_ADMIN_EMAIL ?? DEFAULT_EMAIL).toLowerCase();
    const workspaceId = await createWorkspace(tx);
    await createAdministrator(tx, { workspaceId, email, passwordHash });
    return { created: true, email, password, workspaceId };
  });
}

async function findAdministrator(tx: Tx): Promise<{ email: string; workspaceId: string } | null> {
  const membership = await tx.membership.findFirst({
    where: { isSample: false, roles: { has: 'admin' } },
    orderBy: { createdAt: 'asc' },
    select: { workspaceId: true, user: { select: { email: true } } },
  });
  return membership && { email: membership.user.email, workspaceId: membership.workspaceId };
}

async function createWorkspace(tx: Tx): Promise<string> {
  const id = newId('wsp');
  await tx.workspace.create({
    data: {
      id,
      slug: SAMPLE_SLUG,
      name: 'Northwind Outfitters (sample)',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      isSample: true,
      createdAt: now(),
    },
  });
  await appendAuditEntry(tx, {
    workspaceId: id,
    actor,
    verb: 'workspace.created',
    subject: { type: 'workspace', id },
    detail: { isSample: true },
  });
  return id;
}

async function createAdministrator(
  tx: Tx,
  { workspaceId, email, passwordHash }: { workspaceId: string; email: string; passwordHash: string },
): Promise<void> {
  const userId = newId('usr');
  await tx.user.create({
    data: { id: userId, email, name: 'Administrator', passwordHash, createdAt: now() },
  });
  await tx.membership.create({
    data: { id: newId('mem'), workspaceId, userId, roles: administratorRoles, createdAt: now() },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'people.added',
    subject: { type: 'person', id: userId },
    detail: { roles: administratorRoles, isSample: false },
  });
}
