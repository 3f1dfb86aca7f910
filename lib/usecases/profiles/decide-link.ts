import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { linkOf } from '@/lib/db/repositories/identities';
import { splitPairs } from '@/lib/db/repositories/link-suggestions';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { type Decider, decideOnPeople } from './decider';
import { regroupPeople } from './regroup-people';

type Decision = Decider & { linkId: string };

/**
 * Two profiles are one person: suggested ones, or ones that somebody took for two. Nothing of either moves, so that it can be taken back.
 * @throws AppError `not_found`, `conflict` where they are one person already or one of them was erased.
 */
export const confirmLink = (decision: Decision): Promise<{ id: string }> =>
  decideOnPeople(decision, async (tx) => {
    const { workspaceId, actor, linkId } = decision;
    const link = await findOpenLink(tx, decision);
    if (link.contactA.erasedAt !== null || link.contactB.erasedAt !== null)
      throw new AppError('conflict', {
        detail: 'One of the two was erased; nothing of them is left to join.',
      });
    await tx.contactLink.update({
      where: { id: linkId, workspaceId },
      data: { status: 'linked', decidedById: actor.id, decidedAt: now() },
    });
    await regroupPeople(tx, decision, [link.contactAId, link.contactBId]);
    return { id: linkId };
  });

/** Two profiles are two people, with all others that each is made of: it is not suggested again, and no shared identifier joins them. */
export const rejectLink = (decision: Decision): Promise<{ id: string }> =>
  decideOnPeople(decision, async (tx) => {
    const { workspaceId, actor, linkId } = decision;
    const { contactAId, contactBId, status } = await findOpenLink(tx, decision);
    if (status === 'split') return { id: linkId };
    const ours = await profileIdsOf(tx, workspaceId, contactAId);
    const others = await profileIdsOf(tx, workspaceId, contactBId);
    await splitPairs(
      tx,
      workspaceId,
      ours.flatMap((a) => others.map((b) => linkOf(a, b))),
      actor.id,
    );
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.duplicate_rejected',
      subject: { type: 'contact', id: contactAId },
      detail: { otherId: contactBId },
    });
    return { id: linkId };
  });

async function findOpenLink(tx: Tx, { workspaceId, linkId }: Decision) {
  const person = { select: { id: true, mergedIntoId: true, erasedAt: true } } as const;
  const link = await tx.contactLink.findUnique({
    where: { id_workspaceId: { id: linkId, workspaceId } },
    include: { contactA: person, contactB: person },
  });
  if (!link) throw new AppError('not_found', { detail: 'There is no such suggestion.' });
  const [a, b] = [link.contactA, link.contactB].map(({ id, mergedIntoId }) => mergedIntoId ?? id);
  if (a === b)
    throw new AppError('conflict', {
      detail: 'These two are one person already.',
      remedy: 'If they are two, split one of them off on this page.',
    });
  return link;
}
