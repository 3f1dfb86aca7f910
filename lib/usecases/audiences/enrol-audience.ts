import type { AskedActionResult } from '@/lib/contracts/actions';
import type { EnrolAudienceBody } from '@/lib/contracts/audiences';
import type { Actor } from '@/lib/core/access/actor';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { askByHand } from '../actions/ask-by-hand';

/**
 * A person asks for an audience to be put into a sequence. It goes through the same gate as what agents propose: their role grants
 * it, and reach, consent, suppression and brand rules bind it. Asking twice with one key enrols once.
 */
export async function enrolAudience(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  body: EnrolAudienceBody;
}): Promise<AskedActionResult> {
  const { workspaceId, actor, body } = input;
  const audienceId = await keepAudience(workspaceId, actor, body);
  return askByHand({
    workspaceId,
    actor,
    requestKey: body.requestKey,
    proposal: {
      kind: 'outreach.audience.enrol',
      payload: { audienceId, sequenceId: body.sequenceId, purpose: body.purpose },
      reasoning: body.reason,
      inputs: [],
      expectedEffect: {
        metric: 'People enrolled',
        unit: 'count',
        value: body.expectedPeople,
        low: 0,
        high: body.expectedPeople,
        horizonDays: 1,
      },
      confidence: 1,
      expectedPeople: body.expectedPeople,
    },
  });
}

/** Keeps the filter as an audience; asked again with the same key, it is the one that was kept. @returns its id. */
function keepAudience(
  workspaceId: string,
  actor: Extract<Actor, { type: 'person' }>,
  { name, filter, requestKey }: EnrolAudienceBody,
): Promise<string> {
  // One id for one key: the same request finds the same audience, and another person's key is another one.
  const id = `adn_${sha256Hex(`${workspaceId}:${actor.id}:${requestKey}`).slice(0, 26)}`;
  return inTransaction(async (tx) => {
    const { count } = await tx.audience.createMany({
      skipDuplicates: true,
      data: [{ id, workspaceId, name, filter: toJson(filter), createdById: actor.id, createdAt: now() }],
    });
    if (count > 0)
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'audiences.created',
        subject: { type: 'audience', id },
        detail: { filter },
      });
    return id;
  });
}
