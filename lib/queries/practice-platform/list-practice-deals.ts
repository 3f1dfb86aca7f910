import type { z } from 'zod';
import type { PracticeDealQuery, practiceDealListSchema } from '@/lib/contracts/practice-deals';
import { newestDeals } from '@/lib/practice-platform/crm-deals';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { readChangedBy } from './changed-by';

/** The practice CRM's deals, those changed last first. */
export async function listPracticeDeals(
  workspaceId: string,
  { q, cursor, limit }: PracticeDealQuery,
): Promise<z.input<typeof practiceDealListSchema>> {
  const found = await newestDeals(workspaceId, {
    q,
    limit: limit + 1,
    ...(cursor ? { before: decodeKeyset(cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, limit, ({ updatedAt, externalId }) =>
    encodeKeyset({ at: updatedAt, id: externalId }),
  );
  const changedBy = await readChangedBy(workspaceId, page);
  return {
    rows: page.map(
      ({ accountExternalId, amountMicros, openedAt, closedAt, updatedAt, updatedBy, ...deal }) => ({
        ...deal,
        account: accountExternalId,
        amountMicros: amountMicros.toString(),
        openedAt: openedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        updatedAt: updatedAt.toISOString(),
        updatedBy: changedBy(updatedBy),
      }),
    ),
    nextCursor,
  };
}
