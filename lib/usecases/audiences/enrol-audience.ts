import type { EnrolAudienceBody, EnrolAudienceResult } from '@/lib/contracts/audiences';
import type { Actor } from '@/lib/core/access/actor';
import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { submitAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/**
 * A person asks for an audience to be put into a sequence. It goes through the same gate as what agents propose: their role grants
 * it, and reach, consent, suppression and brand rules bind it. What is cleared is carried out at once; what the gate asks about
 * waits for somebody else. Asking twice with one id enrols once.
 */
export async function enrolAudience(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  body: EnrolAudienceBody;
}): Promise<EnrolAudienceResult> {
  const { workspaceId, actor, body } = input;
  const audienceId = await keepAudience(workspaceId, actor, body);
  const { actionId, status, approvalId } = await submitAction({
    workspaceId,
    requester: { type: 'person', id: actor.id },
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
  if (status === 'cleared')
    await inTransaction((tx) =>
      enqueueEvent(tx, { workspaceId, name: 'action/cleared', data: { workspaceId, actionId } }),
    );
  await sendOutboxEvents();
  const decision = await db().decision.findFirst({
    where: { workspaceId, actionId },
    orderBy: { decidedAt: 'desc' },
  });
  return {
    actionId,
    status,
    approvalId,
    findings: findingSchema
      .array()
      .parse(decision?.findings ?? [])
      .filter(({ verdict }) => verdict !== 'allow')
      .map(({ verdict, message, remedy }) => ({ verdict, message, remedy })),
  };
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
