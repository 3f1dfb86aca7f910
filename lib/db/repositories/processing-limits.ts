import type { ProcessingLimitFact } from '@/lib/core/rights/processing-limit';
import type { Tx } from '../tx';

/** The limits in force for these people, by contact; whoever has none is not among them. */
export async function findLimits(
  tx: Pick<Tx, 'processingLimit'>,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, ProcessingLimitFact[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.processingLimit.findMany({
    where: { workspaceId, contactId: { in: [...contactIds] }, liftedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, contactId: true },
  });
  const found = new Map<string, ProcessingLimitFact[]>();
  for (const { id, kind, contactId } of rows)
    found.set(contactId, [...(found.get(contactId) ?? []), { id, kind }]);
  return found;
}
