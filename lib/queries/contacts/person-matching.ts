import type { Prisma } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { tokensOfQuery } from '@/lib/db/repositories/contact-search';

/** Whose name, address or external id has words that begin like those looked for; an external id also by any part of it. */
export function personMatching(workspaceId: string, q: string): Prisma.ContactWhereInput[] {
  // Whoever may not read a name must not find out whether there is one, either.
  if (isMasked()) return [];
  const tokens = tokensOfQuery(workspaceId, q);
  return [
    ...(tokens.length > 0 ? [{ searchTokens: { hasEvery: tokens } }] : []),
    { externalId: { contains: q, mode: 'insensitive' } },
  ];
}
