import type { Access } from '@/lib/auth/access-shape';
import type { Me } from '@/lib/contracts/session';
import { permissions } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';

/** Who asks, where, and what they may do there; for API keys without a person. */
export async function getMe({ actor, permissions: held, workspace }: Access): Promise<Me> {
  const person =
    actor.type === 'person'
      ? await db().user.findUnique({ where: { id: actor.id }, select: { id: true, name: true, email: true } })
      : null;
  const { slug, name, timeZone, currency, isSample } = workspace;
  return {
    actor,
    person,
    permissions: permissions.filter((permission) => held.has(permission)),
    workspace: { slug, name, timeZone, currency, isSample },
  };
}
