import type { ActionKind } from '@/lib/core/actions/catalogue';
import { isPublishKind } from '@/lib/core/content/surface';
import { publishVariantSchema, sentencesOf } from '@/lib/core/content/variant-payload';
import type { Facts } from '@/lib/core/gate/facts';
import { composedMessageOf } from '@/lib/core/messages/message-of';
import type { Wording } from '@/lib/core/messages/wording';
import { readApprovedFacts } from '@/lib/db/repositories/approved-facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import type { Subject } from './subject';

/**
 * The approved facts that a variant's sentences or a message's words cite, as they are at this moment, and whether a person has approved such a
 * message before; null for what cites none.
 */
export async function claimFacts(
  tx: Tx,
  { workspaceId, kind, payload, compensates }: Subject,
  timeZone: string,
): Promise<Facts['claims']> {
  if (compensates) return null;
  const read = async (cited: readonly string[]) => ({
    today: localDay(now(), timeZone),
    facts: await readApprovedFacts(tx, workspaceId, [...new Set(cited)]),
  });
  if (isPublishKind(kind))
    return read(sentencesOf(publishVariantSchema.parse(payload)).flatMap(({ factId }) => factId ?? []));
  const wording = composedMessageOf(kind, payload)?.wording;
  if (!wording) return null;
  return {
    ...(await read(wording.factIds)),
    approvedBefore: await wasApproved(tx, workspaceId, kind, wording),
  };
}

/**
 * The oldest of the same words come first: while nobody had approved them, each was asked about. A fact never changes, nor do the sentences
 * of a template: other sentences are another template.
 */
async function wasApproved(
  tx: Tx,
  workspaceId: string,
  kind: ActionKind,
  wording: Wording,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM actions a
    WHERE a.workspace_id = ${workspaceId} AND a.kind = ${kind} AND a.payload->'wording' = ${JSON.stringify(wording)}::jsonb
      AND EXISTS (SELECT FROM approvals p WHERE p.action_id = a.id AND p.status = 'granted')
    ORDER BY a.id LIMIT 1`;
  return row !== undefined;
}
