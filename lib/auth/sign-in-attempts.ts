import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { requireEnv } from '@/lib/platform/env';

const WINDOW_MS = 15 * 60_000;
const KEPT_MS = 24 * 60 * 60_000;
/** Attempts within one window. An address may be shared by an office, so it gets more. `link`: an address that tries links to own pages. */
const limits = { email: 5, address: 30, link: 30 } as const;

export type AttemptSubject = { kind: keyof typeof limits; value: string };

const rowSchema = z.tuple([z.object({ failures: z.coerce.number(), window_start_at: z.date() })]);

/**
 * Counts an attempt before the password is looked at, so that many at once can't slip past the limit. Returns null when it
 * may go on, otherwise the seconds to wait. Subjects are counted in order; one that is over its limit spares the rest.
 */
export async function countAttempt(subjects: readonly AttemptSubject[]): Promise<number | null> {
  for (const subject of subjects) {
    const at = now();
    const windowOver = new Date(at.getTime() - WINDOW_MS);
    const [row] = rowSchema.parse(
      await db().$queryRaw`
        INSERT INTO sign_in_attempts AS attempt (subject, failures, window_start_at)
        VALUES (${subjectKey(subject)}, 1, ${at}::timestamptz)
        ON CONFLICT (subject) DO UPDATE SET
          failures = CASE WHEN attempt.window_start_at <= ${windowOver}::timestamptz THEN 1 ELSE attempt.failures + 1 END,
          window_start_at = CASE WHEN attempt.window_start_at <= ${windowOver}::timestamptz
            THEN ${at}::timestamptz ELSE attempt.window_start_at END
        RETURNING failures, window_start_at`,
    );
    if (row.failures > limits[subject.kind]) {
      return Math.max(1, Math.ceil((row.window_start_at.getTime() + WINDOW_MS - at.getTime()) / 1000));
    }
  }
  return null;
}

/** After a success: forgets the failures of the e-mail, takes back the one attempt of the address, drops old rows. */
export async function clearAttempts(subjects: readonly AttemptSubject[]): Promise<void> {
  for (const subject of subjects) {
    const key = subjectKey(subject);
    if (subject.kind === 'email') await db().signInAttempt.deleteMany({ where: { subject: key } });
    else
      await db().signInAttempt.updateMany({
        where: { subject: key, failures: { gt: 0 } },
        data: { failures: { decrement: 1 } },
      });
  }
  await db().signInAttempt.deleteMany({
    where: { windowStartAt: { lt: new Date(now().getTime() - KEPT_MS) } },
  });
}

/** Keyed, because people type all sorts of things into the field for the e-mail. */
function subjectKey({ kind, value }: AttemptSubject): string {
  const secret = requireEnv('NEXTAUTH_SECRET');
  return `${kind}:${createHmac('sha256', secret).update(value).digest('hex')}`;
}
