import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '@/lib/auth/sign-in';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { resetPassword } from '@/lib/usecases/people/reset-password';
import { addMember, addWorkspace, PASSWORD, type TestPerson } from './support';

const start = new Date('2026-11-02T09:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

describe('signing in', () => {
  let workspaceId: string;
  let person: TestPerson;
  let nextAddress = 0;
  const tryIt = (password: string, email = person.email, address = `10.0.0.${nextAddress++}`) =>
    signIn({ email, password, address });

  beforeAll(async () => {
    workspaceId = await addWorkspace('sign-in');
    person = await addMember(workspaceId, ['viewer']);
  });

  it('takes the right password, however the e-mail is written, and records it', async () => {
    const result = await tryIt(PASSWORD, `  ${person.email.toUpperCase()} `);
    expect(result).toEqual({ ok: true, userId: person.id, sessionVersion: 0 });
    expect(await db().auditEntry.count({ where: { actorId: person.id, verb: 'people.signed_in' } })).toBe(1);
  });

  it('answers alike for a wrong password, an unknown e-mail and a sample person', async () => {
    const sample = await addMember(workspaceId, ['admin'], { isSample: true });
    for (const [email, password] of [
      [person.email, 'wrong'],
      ['nobody@example.test', 'wrong'],
      [sample.email, '!'],
      [sample.email, ''],
    ] as const) {
      expect(await tryIt(password, email)).toEqual({ ok: false, reason: 'wrong' });
    }
  });

  it('stops after five failures and says when to try again, even with the right password', async () => {
    const other = await addMember(workspaceId, ['viewer']);
    await withClock(start, async () => {
      for (let attempt = 0; attempt < 5; attempt++) {
        expect(await tryIt('wrong', other.email)).toEqual({ ok: false, reason: 'wrong' });
      }
    });
    const blocked = await withClock(minutesLater(5), () => tryIt(PASSWORD, other.email));
    expect(blocked).toEqual({ ok: false, reason: 'too_many_attempts', retryAfterSeconds: 600 });
    expect(await withClock(minutesLater(15), () => tryIt(PASSWORD, other.email))).toMatchObject({ ok: true });
  });

  it('lets no more than five guesses through when they come at once', async () => {
    const other = await addMember(workspaceId, ['viewer']);
    const results = await Promise.all(Array.from({ length: 20 }, () => tryIt('wrong', other.email)));
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(5);
  });

  it('counts by address too, over many e-mails, and keeps neither in the clear', async () => {
    const results = await Promise.all(
      Array.from({ length: 33 }, (_, index) => tryIt('wrong', `guess${index}@example.test`, '192.0.2.7')),
    );
    expect(results.filter((result) => !result.ok && result.reason === 'too_many_attempts')).toHaveLength(3);
    const stored = JSON.stringify(await db().signInAttempt.findMany({ select: { subject: true } }));
    expect(stored).not.toContain('192.0.2.7');
    expect(stored).not.toContain('example.test');
  });

  it('a reset lifts the limit, ends sessions and asks for a new password', async () => {
    const other = await addMember(workspaceId, ['viewer']);
    for (let attempt = 0; attempt < 6; attempt++) await tryIt('wrong', other.email);
    const { oneTimePassword } = await resetPassword({ email: other.email });
    expect(await tryIt(oneTimePassword, other.email)).toEqual({
      ok: true,
      userId: other.id,
      sessionVersion: 1,
    });
    const user = await db().user.findUniqueOrThrow({ where: { id: other.id } });
    expect(user.mustChangePassword).toBe(true);
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
