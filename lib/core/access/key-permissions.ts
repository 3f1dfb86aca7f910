import type { Permission } from './permissions';

/**
 * What a key for machines may carry. Answering an approval, setting limits and choosing people stay with people, whose
 * identity comes from a session: a person answers for it.
 */
export const keyPermissions = [
  'workspace.read',
  'contacts.read',
  'audit.read',
  'engine.read',
  'signals.write',
  'sources.edit',
  'rights.receive',
  'practice.edit',
  'generator.switch',
  'workspace.stop',
  'agents.pause',
  'actions.undo',
] as const satisfies readonly Permission[];

export type KeyPermission = (typeof keyPermissions)[number];

/** What a key may do now: what was chosen for it, never more than its creator may still do. */
export function effectiveKeyPermissions(
  chosen: readonly string[],
  creator: ReadonlySet<Permission>,
): ReadonlySet<Permission> {
  return new Set(
    keyPermissions.filter((permission) => chosen.includes(permission) && creator.has(permission)),
  );
}
