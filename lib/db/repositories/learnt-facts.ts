import { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { factKey, factTypeSchema, parseFact } from '@/lib/core/memory/fact-types';
import {
  currentFacts,
  isNews,
  type NewFact,
  type Observation,
  validUntil,
} from '@/lib/core/memory/merge-facts';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { LearntFact, Prisma } from '../generated/client';
import { toJson } from '../json';
import { type Sealer, sealersOf, sealsNothing } from '../seal';
import type { Tx } from '../tx';
import { type AuditEntryInput, appendAuditEntries } from './audit-entries';

/** One learnt fact as it is stored, read by its schema. */
export type KeptFact = Observation & {
  contactId: string | null;
  accountId: string | null;
  source: NewFact['source'];
  learntBy: { type: Actor['type']; id: string };
  forgottenById: string | null;
};

const learntByType = z.enum(['person', 'api_key', 'agent', 'system']);

/** Reads rows by their schema; of an erased person, or somebody who is not shown, the value is null. */
export const observationsOf = (rows: readonly LearntFact[]): KeptFact[] =>
  rows.flatMap((row): KeptFact[] => {
    // A type of a later version says nothing to this one.
    const type = factTypeSchema.safeParse(row.type);
    if (!type.success) return [];
    const { id, contactId, accountId, origin, taint, confidence, observedAt, recordedAt, forgottenAt } = row;
    return [
      {
        ...{ id, contactId, accountId, origin, taint, confidence, observedAt, recordedAt, forgottenAt },
        type: type.data,
        fact: parseFact(type.data, row.content),
        source: { type: row.sourceType, id: row.sourceId },
        learntBy: { type: learntByType.parse(row.learntByType), id: row.learntById },
        forgottenById: row.forgottenById,
      },
    ];
  });

/** All that was ever learnt of these people and companies, the newest first. */
export async function readLearntFacts(
  tx: Pick<Tx, 'learntFact'>,
  workspaceId: string,
  of: { contactIds?: readonly string[]; accountIds?: readonly string[] },
): Promise<KeptFact[]> {
  const rows = await tx.learntFact.findMany({
    where: {
      workspaceId,
      OR: [
        { contactId: { in: [...(of.contactIds ?? [])] } },
        { accountId: { in: [...(of.accountIds ?? [])] } },
      ],
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
  return observationsOf(rows);
}

/** What is read of a person or a company with their facts, those that an agent may be told of among them. */
export const factsInForce = {
  where: { forgottenAt: null },
} as const satisfies Prisma.Contact$learntFactsArgs;

/**
 * Keeps what was learnt, with its audit entries, in the transaction of whoever learns it: one statement for all facts, one for all entries.
 * What an agent says again, or a person of ours knows better, is not kept; nor what was learnt from the same source before. Values of
 * people are sealed with their keys; of erased ones nothing is kept. @returns how many were kept.
 */
export async function keepFacts(tx: Tx, workspaceId: string, facts: readonly NewFact[]): Promise<string[]> {
  if (facts.length === 0) return [];
  const known = bySubject(await readLearntFacts(tx, workspaceId, idsOf(facts)));
  const at = now();
  const shut = await findUnlearnable(tx, workspaceId, idsOf(facts).contactIds);
  const fresh = facts.filter(
    (fact) =>
      fact.origin === 'person' ||
      (!shut.has(fact.subject.id) && isWorthKeeping(fact, known.get(fact.subject.id) ?? [], at)),
  );
  if (fresh.length === 0) return [];
  const sealers = await sealersOf(workspaceId, idsOf(fresh).contactIds);
  const rows = fresh.map((fact) => ({ fact, row: rowOf(workspaceId, fact, sealers, at) }));
  const kept = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO learnt_facts (id, workspace_id, contact_id, account_id, type, content, origin, taint, confidence, observed_at, recorded_at,
      source_type, source_id, learnt_by_type, learnt_by_id, once_key)
    SELECT id, ${workspaceId}, "contactId", "accountId", type, content, origin::fact_origin, taint::model_taint, confidence, "observedAt",
      "recordedAt", "sourceType"::fact_source_type, "sourceId", "learntByType", "learntById", "onceKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ row }) => row))}::jsonb) AS x(id text, "contactId" text, "accountId" text,
      type text, content jsonb, origin text, taint text, confidence float8, "observedAt" timestamptz, "recordedAt" timestamptz,
      "sourceType" text, "sourceId" text, "learntByType" text, "learntById" text, "onceKey" text)
    ON CONFLICT DO NOTHING RETURNING id`;
  const ids = new Set(kept.map(({ id }) => id));
  const written = rows.filter(({ row }) => ids.has(row.id));
  await appendAuditEntries(
    tx,
    written.map(
      ({ fact, row }) =>
        learntEntry(
          workspaceId,
          fact,
          row.id,
          known.get(fact.subject.id) ?? [],
        ) as unknown as AuditEntryInput,
    ),
  );
  return written.map(({ row }) => row.id);
}

/** Of whom nothing may be learnt: who objected or had the use of their data restricted, by any of their profiles, and who was erased. */
export async function findUnlearnable(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (contactIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM contacts c
    WHERE c.workspace_id = ${workspaceId} AND c.id = ANY(${[...contactIds]}) AND (c.erased_at IS NOT NULL OR EXISTS (
      SELECT 1 FROM processing_limits l JOIN contacts p ON p.id = l.contact_id
      WHERE l.workspace_id = ${workspaceId} AND l.lifted_at IS NULL
        AND coalesce(p.merged_into_id, p.id) = coalesce(c.merged_into_id, c.id)))`;
  return new Set(rows.map(({ id }) => id));
}

const idsOf = (facts: readonly NewFact[]) => ({
  contactIds: facts.flatMap(({ subject }) => (subject.type === 'contact' ? [subject.id] : [])),
  accountIds: facts.flatMap(({ subject }) => (subject.type === 'account' ? [subject.id] : [])),
});

function bySubject(facts: readonly KeptFact[]): ReadonlyMap<string, KeptFact[]> {
  const found = new Map<string, KeptFact[]>();
  for (const fact of facts) {
    const id = fact.contactId ?? fact.accountId ?? '';
    const own = found.get(id);
    if (own) own.push(fact);
    else found.set(id, [fact]);
  }
  return found;
}

function isWorthKeeping(fact: NewFact, own: readonly KeptFact[], at: Date): boolean {
  // What is over already says nothing.
  if (validUntil({ type: fact.fact.type, fact: fact.fact, observedAt: fact.observedAt }) <= at) return false;
  const holding = currentFacts([...own], at);
  const current = holding.find((held) => factKey(held.fact) === factKey(fact.fact));
  return isNews(current, fact);
}

function rowOf(
  workspaceId: string,
  { subject, fact, origin, taint, confidence, observedAt, source, learntBy, onceKey }: NewFact,
  sealers: (contactId: string) => Sealer,
  at: Date,
) {
  const sealer = subject.type === 'contact' ? sealers(subject.id) : sealsNothing;
  return {
    id: newId('lft'),
    workspaceId,
    contactId: subject.type === 'contact' ? subject.id : null,
    accountId: subject.type === 'account' ? subject.id : null,
    type: fact.type,
    content: toJson(sealer.object(fact.value)),
    origin,
    taint,
    confidence,
    // Clocks of sources may go ahead of ours: nothing is known before it is recorded.
    observedAt: observedAt > at ? at : observedAt,
    recordedAt: at,
    sourceType: source.type,
    sourceId: source.id,
    learntByType: learntBy.type,
    learntById: learntBy.id,
    onceKey,
  };
}

/** By ids, types and figures: the record never holds the value. A person's word on what is known already is a correction of it. */
function learntEntry(
  workspaceId: string,
  fact: NewFact,
  id: string,
  own: readonly KeptFact[],
): AuditEntryInput<'memory.learnt'> | AuditEntryInput<'memory.corrected'> {
  const shared = {
    workspaceId,
    actor: fact.learntBy,
    subject: fact.subject,
    runId: fact.source.type === 'run' ? fact.source.id : null,
  };
  const isKnown = own.some(({ type, forgottenAt }) => type === fact.fact.type && forgottenAt === null);
  if (fact.origin === 'person' && isKnown)
    return { ...shared, verb: 'memory.corrected', detail: { factId: id, type: fact.fact.type } };
  return {
    ...shared,
    verb: 'memory.learnt',
    detail: {
      factId: id,
      type: fact.fact.type,
      origin: fact.origin,
      taint: fact.taint,
      confidence: fact.confidence,
      source: fact.source,
    },
  };
}
