import { z } from 'zod';

export const roles = ['viewer', 'reviewer', 'operator', 'admin', 'auditor', 'privacy_officer'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Every permission (`nouns.verb`) and what it lets its holder do, in words for the screen. */
export const permissionTitles = {
  'workspace.read': 'Read everything but the record and what is personal about contacts',
  'contacts.read': 'Read what is personal about contacts',
  'approvals.decide': 'Approve and reject what waits for a person',
  'actions.undo': 'Take executed actions back',
  'actions.close': 'Say what became of an action that the platform can’t tell',
  'actions.propose': 'Ask for an action by hand, such as enrolling an audience',
  'outcomes.review': 'Judge what came of the agents’ actions',
  'runs.cancel': 'Cancel runs',
  'runs.rerun': 'Have runs done over, and take up failed ones again',
  'workspace.stop': 'Stop all agents',
  'workspace.resume': 'Let stopped agents go on',
  'agents.pause': 'Pause and resume one agent, and settle alarms',
  'agents.edit': 'Change what agents may do',
  'budgets.edit': 'Change budgets',
  'policies.edit': 'Change policies',
  'people.edit': 'Add people and change their roles',
  'keys.edit': 'Create and revoke API keys',
  'webhooks.edit': 'Say which programs are told of approvals that wait',
  'signals.write': 'Send signals',
  'sources.edit': 'Add sources of signals, change their plans, and deal with what they sent',
  'facts.edit': 'Approve facts that may be claimed in public, and withdraw them',
  'plays.edit': 'Write plays, try them, take them live and turn them off',
  'holdouts.edit': 'Begin holdouts and stop them',
  'profiles.merge': 'Say which profiles are one person, and which are two',
  'contacts.consent': 'Record consent, and block contact with people',
  'memory.edit':
    'Put right what agents have learnt of people and companies, add to it, and have it forgotten',
  'contacts.lift': 'Lift blocks on contact',
  'contacts.lift_protected': 'Lift blocks that follow a complaint or an erasure',
  'contacts.erase': 'Erase people for good',
  'contacts.explain': 'Explain to people what was decided about them, and give them the document',
  'rights.receive': 'Take in what people ask for about their own data',
  'rights.answer': 'Answer it: hand out, correct, restrict, and lift again',
  'practice.edit': 'Edit the practice platform by hand',
  'audit.read': 'Read the record',
  'record.retain': 'Say how long the record keeps what its entries say',
  'record.hold': 'Place legal holds on the record, and lift them',
  'engine.read': 'See how the workflow engine is',
  'generator.switch': 'Switch the signal generator on and off',
} as const;

export type Permission = keyof typeof permissionTitles;
export const permissions = Object.keys(permissionTitles) as [Permission, ...Permission[]];
export const permissionSchema = z.enum(permissions);

/** The one table of who may do what. Who may decide and who may set the limits are different roles on purpose. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: ['workspace.read', 'contacts.read', 'audit.read'],
  reviewer: ['workspace.read', 'contacts.read', 'approvals.decide', 'outcomes.review'],
  operator: [
    'workspace.read',
    'contacts.read',
    'audit.read',
    'actions.undo',
    'actions.close',
    'actions.propose',
    'outcomes.review',
    'runs.cancel',
    'runs.rerun',
    'workspace.stop',
    'workspace.resume',
    'agents.pause',
    'plays.edit',
    'holdouts.edit',
    'profiles.merge',
    'contacts.consent',
    'memory.edit',
    'contacts.explain',
    'rights.receive',
    'generator.switch',
    'engine.read',
  ],
  admin: [
    'workspace.read',
    'contacts.read',
    'audit.read',
    'workspace.stop',
    'workspace.resume',
    'agents.pause',
    'agents.edit',
    'budgets.edit',
    'policies.edit',
    'facts.edit',
    'people.edit',
    'keys.edit',
    'webhooks.edit',
    'signals.write',
    'sources.edit',
    'holdouts.edit',
    'profiles.merge',
    'contacts.consent',
    'memory.edit',
    'contacts.lift',
    'contacts.explain',
    'rights.receive',
    'practice.edit',
    'record.retain',
    'generator.switch',
    'engine.read',
  ],
  /** Sees what agents did and not to whom: whatever is personal is masked. */
  auditor: ['workspace.read', 'audit.read', 'record.hold'],
  privacy_officer: [
    'workspace.read',
    'contacts.read',
    'contacts.consent',
    'memory.edit',
    'contacts.lift',
    'contacts.lift_protected',
    'contacts.erase',
    'contacts.explain',
    'rights.receive',
    'rights.answer',
    'audit.read',
    'record.hold',
  ],
};

/** Everything the roles allow together. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => rolePermissions[role]));
}
