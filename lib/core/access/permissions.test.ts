import { describe, expect, it } from 'vitest';
import { effectiveKeyPermissions, keyPermissions } from './key-permissions';
import { permissionsLost } from './lockout';
import { permissions, permissionsOf, rolePermissions, roles } from './permissions';

describe('the table of roles', () => {
  it('lets every role read', () => {
    for (const role of roles) expect(rolePermissions[role]).toContain('workspace.read');
  });

  it('gives every permission to somebody', () => {
    expect([...permissionsOf(roles)].sort()).toEqual([...permissions].sort());
  });

  it('keeps deciding, undoing and setting limits in different hands', () => {
    const holders = (permission: (typeof permissions)[number]) =>
      roles.filter((role) => rolePermissions[role].includes(permission));
    expect(holders('approvals.decide')).toEqual(['reviewer']);
    expect(holders('actions.undo')).toEqual(['operator']);
    expect(holders('actions.close')).toEqual(['operator']);
    for (const permission of [
      'agents.edit',
      'budgets.edit',
      'policies.edit',
      'people.edit',
      'keys.edit',
    ] as const) {
      expect(holders(permission)).toEqual(['admin']);
    }
  });

  it('adds up over several roles', () => {
    const held = permissionsOf(['viewer', 'operator']);
    expect(held.has('workspace.stop')).toBe(true);
    expect(held.has('people.edit')).toBe(false);
    expect(permissionsOf([]).size).toBe(0);
  });
});

describe('keys for machines', () => {
  it('never carry what a person has to answer for', () => {
    for (const permission of [
      'approvals.decide',
      'actions.close',
      'agents.edit',
      'policies.edit',
      'people.edit',
      'keys.edit',
    ] as const) {
      expect(keyPermissions).not.toContain(permission);
      expect(effectiveKeyPermissions([permission], permissionsOf(roles)).size).toBe(0);
    }
  });

  it('never exceed what their creator has now', () => {
    const chosen = ['workspace.read', 'signals.write', 'no.such'];
    expect([...effectiveKeyPermissions(chosen, permissionsOf(['viewer']))]).toEqual(['workspace.read']);
  });
});

describe('permissionsLost', () => {
  const admin = { userId: 'usr_a', roles: ['admin', 'operator', 'reviewer'] } as const;

  it('names what nobody could do any more', () => {
    const reduced = { ...admin, roles: ['admin'] } as const;
    expect(permissionsLost([admin], [reduced])).toEqual(['approvals.decide', 'actions.undo']);
    expect(permissionsLost([admin], [])).toContain('people.edit');
  });

  it('is silent when somebody else still can, or nobody could before', () => {
    const second = { userId: 'usr_b', roles: ['operator', 'reviewer', 'admin'] } as const;
    expect(permissionsLost([admin, second], [second])).toEqual([]);
    expect(permissionsLost([], [])).toEqual([]);
  });
});
