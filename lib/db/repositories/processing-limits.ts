import type { ProcessingLimitFact } from '@/lib/core/rights/processing-limit';
import type { Tx } from '../tx';

/** The limits in force for these people, by contact; whoever has none is not among them. */
export async function findLimits(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, ProcessingLimitFact[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(ProcessingLimitFact & { contactId: string })[]>`
    select id, kind::text, contact_id as "contactId" from processing_limits
    where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}) and lifted_at is null
    order by id`;
  const found = new Map<string, ProcessingLimitFact[]>();
  for (const { id, kind, contactId } of rows)
    found.set(contactId, [...(found.get(contactId) ?? []), { id, kind }]);
  return found;
}
