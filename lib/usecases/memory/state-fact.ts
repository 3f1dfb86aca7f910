import type { Actor } from '@/lib/core/access/actor';
import {
  type Fact,
  type FactSubject,
  type FactType,
  factKey,
  factTypeOf,
  parseFact,
} from '@/lib/core/memory/fact-types';
import { AppError } from '@/lib/core/shared/app-error';
import { findUnlearnable, keepFacts, readLearntFacts } from '@/lib/db/repositories/learnt-facts';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { type MemorySubject, requireSubject } from './require-subject';

type Person = Extract<Actor, { type: 'person' }>;

/**
 * A person of ours says what holds of a contact or a company: it goes before whatever an agent learns until it is stale. Of somebody who
 * objected, or had the use of their data restricted, what is known may be put right and nothing be added.
 * @throws AppError `not_found`; `invalid_request` for a topic that is not there; `conflict` where nothing would change.
 */
export function stateFact(stated: {
  workspaceId: string;
  actor: Person;
  subject: { type: FactSubject; id: string };
  fact: { type: FactType; value: unknown };
}): Promise<{ id: string }> {
  const { workspaceId, actor } = stated;
  const fact = parseFact(stated.fact.type, stated.fact.value);
  if (!fact)
    throw new AppError('invalid_request', {
      detail: `The value is not of the form that “${factTypeOf(stated.fact.type).title}” has.`,
    });
  return inTransaction(async (tx) => {
    const subject = await requireSubject(tx, workspaceId, stated.subject);
    if (factTypeOf(fact.type).subject !== subject.type)
      throw new AppError('invalid_request', {
        detail: `“${factTypeOf(fact.type).title}” is not said of ${subject.type === 'contact' ? 'a person' : 'a company'}.`,
      });
    await requireTopic(tx, workspaceId, fact);
    await requireLearnable(tx, workspaceId, subject, fact);
    const [id] = await keepFacts(tx, workspaceId, [
      {
        subject: { type: subject.type, id: subject.id },
        fact,
        origin: 'person',
        taint: 'none',
        confidence: 1,
        observedAt: now(),
        source: { type: 'person', id: actor.id },
        learntBy: actor,
        onceKey: null,
      },
    ]);
    if (id === undefined) throw new Error('What a person says is kept.');
    return { id };
  });
}

async function requireTopic(tx: Tx, workspaceId: string, fact: Fact): Promise<void> {
  if (fact.type !== 'stated_interest') return;
  const topic = await tx.topic.findUnique({
    where: { workspaceId_name: { workspaceId, name: fact.value.topic } },
    select: { archivedAt: true },
  });
  if (!topic || topic.archivedAt !== null)
    throw new AppError('invalid_request', {
      detail: 'There is no such topic of interest.',
      remedy: 'Choose one of the topics of the workspace, or have an admin add it.',
    });
}

async function requireLearnable(
  tx: Tx,
  workspaceId: string,
  subject: MemorySubject,
  fact: Fact,
): Promise<void> {
  if (subject.type !== 'contact') return;
  const shut = await findUnlearnable(tx, workspaceId, subject.ids);
  if (shut.size === 0) return;
  const known = await readLearntFacts(tx, workspaceId, { contactIds: subject.ids });
  const isKnown = known.some((each) => each.fact !== null && factKey(each.fact) === factKey(fact));
  if (!isKnown)
    throw new AppError('conflict', {
      detail: 'This person has had the use of their data limited: nothing is added to what is known of them.',
      remedy: 'What is known can be put right or forgotten; a privacy officer can lift the limit.',
    });
}
