import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '@/lib/auth/sign-in';
import type { Role } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { addPerson } from '@/lib/usecases/people/add-person';
import { changeRoles } from '@/lib/usecases/people/change-roles';
import { changeStatus } from '@/lib/usecases/people/change-status';
import { addMember, addWorkspace, type TestPerson } from './support';

const rolesOf = async (workspaceId: string, userId: string) =>
  (await db().membership.findUniqueOrThrow({ where: { workspaceId_userId: { workspaceId, userId } } })).roles;

describe('people', () => {
  let workspaceId: string;
  let admin: TestPerson;
  beforeEach(async () => {
    workspaceId = await addWorkspace(newId('wsp'));
    admin = await addMember(workspaceId, ['admin', 'operator']);
  });
  const add = (email: string, roles: Role[] = ['viewer']) =>
    addPerson({ workspaceId, actor: admin.actor, name: 'Ada', email, roles });

  it('adds a person with a password that is handed over once, on record without name or e-mail', async () => {
    const email = `${newId('usr')}@example.test`;
    const { personId, oneTimePassword } = await add(email, ['reviewer']);
    expect(await signIn({ email, password: oneTimePassword ?? '', address: 'a' })).toMatchObject({
      ok: true,
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { workspaceId, verb: 'people.added' } });
    expect(entry).toMatchObject({ actorId: admin.id, subjectId: personId });
    expect(entry.canonical).not.toContain(email);
    expect(entry.canonical).not.toContain('Ada');
  });

  it('leaves the password of somebody who is already in another workspace alone', async () => {
    const other = await addMember(await addWorkspace(newId('wsp')), ['viewer']);
    expect(await add(other.email)).toEqual({ personId: other.id, oneTimePassword: null });
    await expect(add(other.email)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('changes roles on record, but nobody changes their own', async () => {
    const { personId } = await add(`${newId('usr')}@example.test`);
    await changeRoles({ workspaceId, actor: admin.actor, personId, roles: ['reviewer', 'operator'] });
    expect(await rolesOf(workspaceId, personId)).toEqual(['reviewer', 'operator']);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { workspaceId, verb: 'people.roles_changed' },
    });
    expect(entry.body).toMatchObject({ detail: { from: ['viewer'], to: ['reviewer', 'operator'] } });
    const own = { workspaceId, actor: admin.actor, personId: admin.id };
    await expect(changeRoles({ ...own, roles: ['viewer'] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeStatus({ ...own, disabled: true })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses to take away the last reviewer; sample people do not count', async () => {
    await addMember(workspaceId, ['reviewer'], { isSample: true });
    const reviewer = await addMember(workspaceId, ['reviewer']);
    const change = { workspaceId, actor: admin.actor, personId: reviewer.id };
    await expect(changeRoles({ ...change, roles: ['viewer'] })).rejects.toMatchObject({ code: 'lock_out' });
    await expect(changeStatus({ ...change, disabled: true })).rejects.toMatchObject({ code: 'lock_out' });
    await addMember(workspaceId, ['reviewer']);
    await changeStatus({ ...change, disabled: true });
    expect(await db().auditEntry.count({ where: { workspaceId, verb: 'people.disabled' } })).toBe(1);
  });

  it('leaves an admin when two remove each other at once', async () => {
    const second = await addMember(workspaceId, ['admin', 'operator']);
    const results = await Promise.allSettled([
      changeStatus({ workspaceId, actor: admin.actor, personId: second.id, disabled: true }),
      changeStatus({ workspaceId, actor: second.actor, personId: admin.id, disabled: true }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await db().membership.count({ where: { workspaceId, roles: { has: 'admin' }, disabledAt: null } }),
    ).toBe(1);
  });

  it('asks the role of the actor again in the transaction', async () => {
    const viewer = await addMember(workspaceId, ['viewer']);
    const attempt = addPerson({
      workspaceId,
      actor: viewer.actor,
      name: 'X',
      email: 'x@example.test',
      roles: ['admin'],
    });
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db().user.count({ where: { email: 'x@example.test' } })).toBe(0);
  });
});
