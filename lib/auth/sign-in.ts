import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { verifyPassword } from './password';
import { type AttemptSubject, clearAttempts, countAttempt } from './sign-in-attempts';

export type SignInResult =
  | { ok: true; userId: string; sessionVersion: number }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'too_many_attempts'; retryAfterSeconds: number };

/** Checks e-mail and password under the rate limit. Unknown e-mail and wrong password answer alike, after like time. */
export async function signIn(input: {
  email: string;
  password: string;
  address: string;
}): Promise<SignInResult> {
  const email = input.email.trim().toLowerCase();
  const subjects: AttemptSubject[] = [
    { kind: 'address', value: input.address },
    { kind: 'email', value: email },
  ];
  const retryAfterSeconds = await countAttempt(subjects);
  if (retryAfterSeconds !== null) return { ok: false, reason: 'too_many_attempts', retryAfterSeconds };
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true },
  });
  const fits = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !fits) return { ok: false, reason: 'wrong' };
  await clearAttempts(subjects);
  await recordSignIn(user.id);
  return { ok: true, userId: user.id, sessionVersion: user.sessionVersion };
}

async function recordSignIn(userId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const memberships = await tx.membership.findMany({ where: { userId, disabledAt: null } });
    for (const { workspaceId, isSample } of memberships) {
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'person', id: userId, isSample },
        verb: 'people.signed_in',
        subject: { type: 'person', id: userId },
        detail: {},
      });
    }
  });
}
