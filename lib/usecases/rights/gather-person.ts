import type { z } from 'zod';
import { executedStatuses } from '@/lib/core/actions/status';
import { messageKinds } from '@/lib/core/messages/message-of';
import {
  correctionContentSchema,
  limitContentSchema,
  requestContentSchema,
} from '@/lib/core/rights/request-content';
import { readLearntFacts } from '@/lib/db/repositories/learnt-facts';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { openContent } from '@/lib/db/repositories/sealed-content';
import type { Tx } from '@/lib/db/tx';

export type KeptPerson = NonNullable<Awaited<ReturnType<typeof gatherPerson>>>;

/** Every row about one person, the oldest first, and who works in the workspace; null where the person is not in it. */
export async function gatherPerson(tx: Tx, workspaceId: string, contactId: string) {
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    include: { account: { select: { name: true } }, workspace: { select: { name: true } } },
  });
  if (!contact) return null;
  const profileIds = await profileIdsOf(tx, workspaceId, contactId);
  const about = { workspaceId, contactId: { in: profileIds } };
  const orderBy = { id: 'asc' } as const;
  // Alone, or as one of an audience.
  const touchesThem = {
    workspaceId,
    OR: [
      { targetType: 'contact', targetId: { in: profileIds } },
      { targetType: 'audience', members: { hasSome: profileIds } },
    ],
  };
  const open = <R extends { content: unknown }, S extends z.ZodType>(rows: readonly R[], schema: S) =>
    rows.map((row) => ({ ...row, content: openContent(row.content, schema) }));
  return {
    contact,
    members: await tx.membership.findMany({
      where: { workspaceId },
      select: { user: { select: { name: true } } },
    }),
    signals: await tx.signal.findMany({ where: about, orderBy: [{ occurredAt: 'asc' }, orderBy] }),
    consents: await tx.consent.findMany({ where: about, orderBy }),
    suppressions: await tx.suppression.findMany({ where: about, orderBy }),
    distress: await tx.distressSignal.findMany({ where: about, orderBy }),
    touches: await tx.contactTouch.findMany({ where: about, orderBy }),
    modelCalls: await tx.modelCall.findMany({ where: about, orderBy }),
    plays: await tx.playMatch.findMany({
      where: about,
      orderBy,
      include: { play: { select: { title: true } } },
    }),
    holdouts: await tx.holdoutAssignment.findMany({
      where: { workspaceId, unitId: { in: profileIds } },
      orderBy: [{ metAt: 'asc' }, { holdoutId: 'asc' }],
      include: { holdout: { select: { name: true } } },
    }),
    sendTimes: await tx.stepTiming.findMany({
      where: about,
      orderBy: [{ dueAt: 'asc' }, { sequenceId: 'asc' }, { step: 'asc' }],
    }),
    questions: await tx.researchQuestion.findMany({ where: about, orderBy }),
    limits: open(await tx.processingLimit.findMany({ where: about, orderBy }), limitContentSchema),
    corrections: open(
      await tx.contactCorrection.findMany({ where: about, orderBy }),
      correctionContentSchema,
    ),
    memory: await readLearntFacts(tx, workspaceId, { contactIds: profileIds }),
    topics: await tx.topic.findMany({ where: { workspaceId }, select: { name: true, title: true } }),
    requests: open(await tx.rightsRequest.findMany({ where: about, orderBy }), requestContentSchema),
    messages: await tx.action.findMany({
      where: {
        ...touchesThem,
        kind: { in: Object.values(messageKinds) },
        status: { in: [...executedStatuses] },
      },
      orderBy,
      include: { execution: { select: { acceptedAt: true } } },
    }),
    decisions: await tx.decision.findMany({
      where: { workspaceId, action: touchesThem },
      orderBy,
      select: {
        id: true,
        actionId: true,
        stage: true,
        verdict: true,
        decidedAt: true,
        action: { select: { kind: true, requesterType: true } },
      },
    }),
  };
}
