import { publishVariantSchema, sentencesOf } from '@/lib/core/content/variant-payload';
import type { Facts } from '@/lib/core/gate/facts';
import { readApprovedFacts } from '@/lib/db/repositories/approved-facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import type { Subject } from './subject';

/** The approved facts that the sentences of a variant cite, as they are at this moment; null for what cites none. */
export async function claimFacts(
  tx: Tx,
  { workspaceId, kind, payload, compensates }: Subject,
  timeZone: string,
): Promise<Facts['claims']> {
  if (kind !== 'cms.page.publish-variant' || compensates) return null;
  const cited = sentencesOf(publishVariantSchema.parse(payload)).flatMap(({ factId }) => factId ?? []);
  return {
    today: localDay(now(), timeZone),
    facts: await readApprovedFacts(tx, workspaceId, [...new Set(cited)]),
  };
}
