import { type Permission, permissionsOf, type Role } from './permissions';

/** A person who can sign in and act, with the roles they hold. */
export type AbleMember = { userId: string; roles: readonly Role[] };

/** Without a holder of each of these a workspace could no longer be steered: stop, reject, roll back, edit. */
export const essentialPermissions = [
  'people.edit',
  'workspace.stop',
  'approvals.decide',
  'actions.undo',
  'agents.edit',
] as const satisfies readonly Permission[];

/** The essential permissions that somebody holds before a change and nobody after it. Empty when the change is safe. */
export function permissionsLost(before: readonly AbleMember[], after: readonly AbleMember[]): Permission[] {
  const heldIn = (members: readonly AbleMember[], permission: Permission) =>
    members.some((member) => permissionsOf(member.roles).has(permission));
  return essentialPermissions.filter(
    (permission) => heldIn(before, permission) && !heldIn(after, permission),
  );
}
