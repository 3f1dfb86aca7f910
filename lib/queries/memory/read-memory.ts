import type { HeldFact, LearntFact, Memory } from '@/lib/contracts/memory';
import { type FactReader, type FactSubject, factText, factTypeOf } from '@/lib/core/memory/fact-types';
import { type CurrentFact, currentFacts } from '@/lib/core/memory/merge-facts';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { findUnlearnable, type KeptFact, readLearntFacts } from '@/lib/db/repositories/learnt-facts';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { now } from '@/lib/platform/clock';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const MOST_SHOWN = 100;

/**
 * What agents have learnt of a person or a company: what holds now, and every time that it was learnt, put right or forgotten.
 * @throws AppError `not_found`, for foreign ids too.
 */
export async function readMemory(
  workspaceId: string,
  { type, id }: { type: FactSubject; id: string },
): Promise<Memory> {
  const ids =
    type === 'contact' ? await profileIdsOf(db(), workspaceId, id) : await accountIds(workspaceId, id);
  const [own] = ids;
  if (own === undefined)
    throw new AppError('not_found', {
      detail: type === 'contact' ? 'There is no such contact.' : 'There is no such account.',
    });
  const [kept, rows, shut] = await Promise.all([
    readLearntFacts(db(), workspaceId, type === 'contact' ? { contactIds: ids } : { accountIds: ids }),
    db().topic.findMany({
      where: { workspaceId },
      select: { name: true, title: true, archivedAt: true },
      orderBy: { title: 'asc' },
    }),
    type === 'contact' ? findUnlearnable(db(), workspaceId, ids) : new Set<string>(),
  ]);
  const topics = new Map(rows.map(({ name, title }) => [name, title]));
  const names = await resolveNames(
    workspaceId,
    kept.flatMap((fact) => [
      { type: sourceTypes[fact.source.type], id: fact.source.id },
      { type: fact.learntBy.type, id: fact.learntBy.id },
      ...(fact.forgottenById === null ? [] : [{ type: 'person', id: fact.forgottenById }]),
    ]),
  );
  return {
    subject: { type, id: own },
    facts: currentFacts(kept, now()).map((held) => presentHeld(held, topics, names)),
    history: kept.slice(0, MOST_SHOWN).map((fact) => presentLearnt(fact, topics, names)),
    historyCount: kept.length,
    closed:
      shut.size === 0
        ? null
        : 'They had the use of their data limited: agents learn nothing of them and are told nothing. What is known can be put right or forgotten.',
    topics: rows.flatMap(({ name, title, archivedAt }) => (archivedAt === null ? [{ name, title }] : [])),
  };
}

async function accountIds(workspaceId: string, id: string): Promise<string[]> {
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    select: { id: true },
  });
  return account ? [account.id] : [];
}

/** What a source is called by: what somebody answered is known by who they are. */
const sourceTypes: Record<KeptFact['source']['type'], string> = {
  run: 'run',
  signal: 'signal',
  reply: 'contact',
  person: 'person',
};

type Topics = ReadonlyMap<string, string>;

const shared = (fact: KeptFact, topics: Topics, names: NameBook) => ({
  id: fact.id,
  type: fact.type,
  title: factTypeOf(fact.type).title,
  text: fact.fact === null ? null : factText(fact.fact, topics),
  origin: fact.origin,
  isTainted: fact.taint === 'outside',
  confidence: fact.confidence,
  observedAt: fact.observedAt.toISOString(),
  source: { kind: fact.source.type, named: names.of(sourceTypes[fact.source.type], fact.source.id) },
  learntBy: names.of(fact.learntBy.type, fact.learntBy.id),
});

const presentLearnt = (fact: KeptFact, topics: Topics, names: NameBook): LearntFact => ({
  ...shared(fact, topics, names),
  forgotten:
    fact.forgottenAt === null
      ? null
      : {
          at: fact.forgottenAt.toISOString(),
          by: fact.forgottenById === null ? null : names.of('person', fact.forgottenById),
        },
});

const presentHeld = (
  { fact, from, confidence, validUntil, isStale }: CurrentFact<KeptFact>,
  topics: Topics,
  names: NameBook,
): HeldFact => ({
  ...shared(from, topics, names),
  value: fact.value,
  heldConfidence: confidence,
  validUntil: validUntil.toISOString(),
  isStale,
  readers: factTypeOf(fact.type).readers.map(readerTitle),
});

const readerTitle = (reader: FactReader): string =>
  reader === 'orchestrator' ? 'Orchestrator' : agentCatalogue[reader].title;
