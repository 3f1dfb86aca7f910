import { beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '@/lib/auth/sign-in';
import type { Role } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { newId } from '@/lib/platform/ids';
import { addPerson } from '@/lib/usecases/people/add-person';
import { changeRoles } from '@/lib/usecases/people/change-roles';
import { changeStatus } from '@/lib/usecases/people/change-status';
import { addMember, addWorkspace, type TestPerson } from './support';

const rolesOf = async (workspaceId: string, userId: string) =>
  (await db().membership.findUniqueOrThrow({ where: { workspaceId_userId: { workspaceId, userId } } })).roles;

async function countWaiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

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
    const change = (actor: TestPerson, other: TestPerson) =>
      changeStatus({ workspaceId, actor: actor.actor, personId: other.id, disabled: true });
    // Both start while the rows are held, so that both have begun before either can end.
    const changes = await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM memberships WHERE workspace_id = ${workspaceId} FOR UPDATE`;
      const both = Promise.allSettled([change(admin, second), change(second, admin)]);
      await expect.poll(countWaiting, { timeout: 10_000 }).toBe(2);
      return { both };
    });
    const results = await changes.both;
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
