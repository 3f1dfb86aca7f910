import type { ActionKind } from '@/lib/core/actions/catalogue';
import { publishVariantSchema, sentencesOf } from '@/lib/core/content/variant-payload';
import type { Facts } from '@/lib/core/gate/facts';
import { composedMessageOf } from '@/lib/core/messages/message-of';
import { readApprovedFacts } from '@/lib/db/repositories/approved-facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import type { Subject } from './subject';

/** The approved facts that a variant's sentences or a message's words cite, as they are at this moment; null for what cites none. */
export async function claimFacts(
  tx: Tx,
  { workspaceId, kind, payload, compensates }: Subject,
  timeZone: string,
): Promise<Facts['claims']> {
  const cited = compensates ? null : citedBy(kind, payload);
  return (
    cited && {
      today: localDay(now(), timeZone),
      facts: await readApprovedFacts(tx, workspaceId, [...new Set(cited)]),
    }
  );
}

const citedBy = (kind: ActionKind, payload: unknown): readonly string[] | null =>
  kind === 'cms.page.publish-variant'
    ? sentencesOf(publishVariantSchema.parse(payload)).flatMap(({ factId }) => factId ?? [])
    : (composedMessageOf(kind, payload)?.wording.factIds ?? null);
