import type { AuditRow } from '@/lib/contracts/audit';
import { titleOfVerb } from '@/lib/core/audit/verb-titles';
import type { AuditEntry } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { gistOf, readBody } from './read-entry-parts';

/** Who and what an entry names, for looking it up. */
export function refsOfEntry(
  entry: Pick<AuditEntry, 'actorType' | 'actorId' | 'subjectType' | 'subjectId'>,
): Ref[] {
  return [
    { type: entry.actorType, id: entry.actorId },
    { type: entry.subjectType, id: entry.subjectId },
  ];
}

export function presentAuditRow(entry: AuditEntry, names: NameBook): AuditRow {
  return {
    id: entry.id,
    occurredAt: entry.occurredAt.toISOString(),
    actor: names.of(entry.actorType, entry.actorId),
    verb: entry.verb,
    title: titleOfVerb(entry.verb),
    gist: gistOf(readBody(entry.verb, entry.body).detail),
    subject: names.of(entry.subjectType, entry.subjectId),
    runId: entry.runId,
    actionId: entry.actionId,
  };
}
