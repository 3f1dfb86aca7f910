import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { codeOf, fitsTerms, type LinkTerms } from '@/lib/platform/self-service-token';
import { clientAddress } from './client-address';
import { clearAttempts, countAttempt } from './sign-in-attempts';

export type SelfServiceAccess = {
  workspaceId: string;
  contactId: string;
  linkId: string;
  expiresAt: Date;
  actor: Actor;
};

const selfService: Actor = { type: 'system', id: 'self-service' };

/** Nobody: what a token is held against that names no link, so that it takes as long as one that does. */
const nobody: LinkTerms = { code: '', workspaceId: '', contactId: '', expiresAt: new Date(0) };

/**
 * Whose page a link opens. Tries are counted by address, as those of signing in are. A link that is wrong, over, or taken back gets one
 * and the same answer. @throws AppError `not_found`, `too_many_attempts`.
 */
export async function selfServiceAccess(
  token: string,
  forwardedFor: string | null,
): Promise<SelfServiceAccess> {
  const subjects = [{ kind: 'link' as const, value: clientAddress(forwardedFor) }];
  const retryAfterSeconds = await countAttempt(subjects);
  if (retryAfterSeconds !== null)
    throw new AppError('too_many_attempts', {
      detail: 'Too many links that do not work were tried from here.',
      remedy: 'Wait a while and try again.',
      retryAfterSeconds,
    });
  const link = await db().selfServiceLink.findUnique({ where: { code: codeOf(token) ?? '' } });
  const fits = fitsTerms(token, link ?? nobody);
  if (!link || !fits || link.revokedAt !== null || link.expiresAt <= now())
    throw new AppError('not_found', {
      detail: 'This link does not work, or works no more.',
      remedy: 'Ask for a new one.',
    });
  await clearAttempts(subjects);
  const { workspaceId, contactId, id: linkId, expiresAt } = link;
  return { workspaceId, contactId, linkId, expiresAt, actor: selfService };
}
