import type { Actor } from '@/lib/core/access/actor';
import { type FactSubject, factKey, factTypeOf } from '@/lib/core/memory/fact-types';
import { AppError } from '@/lib/core/shared/app-error';
import { Prisma } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { type KeptFact, readLearntFacts } from '@/lib/db/repositories/learnt-facts';
import { requireNoHold } from '@/lib/db/repositories/record-holds';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { requireSubject } from './require-subject';

/**
 * Forgets a fact of a person or a company: its value goes, wherever it was learnt, with all that was said of the same before. That it was
 * known, and from where, stays. Only what is observed from here on can bring it back.
 * @throws AppError `not_found`; `conflict` where it was forgotten before, or a legal hold covers the person.
 */
export function forgetFact(asked: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  subject: { type: FactSubject; id: string };
  factId: string;
}): Promise<{ forgotten: number }> {
  const { workspaceId, actor, factId } = asked;
  return inTransaction(async (tx) => {
    const subject = await requireSubject(tx, workspaceId, asked.subject);
    if (subject.type === 'contact') await requireNoHold(tx, workspaceId, subject.id);
    const known = await readLearntFacts(
      tx,
      workspaceId,
      subject.type === 'contact' ? { contactIds: subject.ids } : { accountIds: subject.ids },
    );
    const fact = known.find(({ id }) => id === factId);
    if (!fact) throw new AppError('not_found', { detail: 'Nothing of the kind is known of them.' });
    if (fact.forgottenAt !== null)
      throw new AppError('conflict', { detail: 'This was forgotten before: nothing of it is left.' });
    const factIds = known.filter((each) => isSameThing(each, fact)).map(({ id }) => id);
    const { count } = await tx.learntFact.updateMany({
      where: { workspaceId, id: { in: factIds }, forgottenAt: null },
      data: { content: Prisma.DbNull, forgottenAt: now(), forgottenById: actor.id },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'memory.forgotten',
      subject: { type: subject.type, id: subject.id },
      detail: { type: fact.type, factIds },
    });
    return { forgotten: count };
  });
}

const isSameThing = (each: KeptFact, fact: KeptFact): boolean =>
  each.type === fact.type &&
  each.forgottenAt === null &&
  (!factTypeOf(fact.type).many ||
    each.id === fact.id ||
    (each.fact !== null && fact.fact !== null && factKey(each.fact) === factKey(fact.fact)));
