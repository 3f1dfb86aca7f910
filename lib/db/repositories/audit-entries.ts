import type { Actor } from '@/lib/core/access/actor';
import { type AuditDetail, type AuditVerb, auditEvents } from '@/lib/core/audit/events';
import { MAX_ENTRY_BYTES } from '@/lib/core/audit/log/tiles';
import { personalDetails } from '@/lib/core/audit/personal-details';
import { AppError } from '@/lib/core/shared/app-error';
import { canonicalText } from '@/lib/platform/canonical';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { Prisma } from '../generated/client';
import { toJson } from '../json';
import { type Sealer, sealersOf } from '../seal';
import type { Tx } from '../tx';

export type AuditEntryInput<V extends AuditVerb = AuditVerb> = {
  workspaceId: string;
  actor: Actor;
  verb: V;
  subject: { type: string; id: string };
  runId?: string | null;
  actionId?: string | null;
  /** The contact it is about, whose key seals what is personal in it; a subject that is a contact need not be named again. */
  person?: string | null;
  /** The entry of the intent that this outcome completes. */
  completes?: string | undefined;
  detail: AuditDetail<V>;
};

const personOf = ({ person, subject }: AuditEntryInput): string | null =>
  person ?? (subject.type === 'contact' ? subject.id : null);

/** An agent's reasons are made of names and figures; a person's are their own words. */
const isOwnWords = ({ verb, actor }: AuditEntryInput): boolean =>
  verb !== 'actions.decided' || actor.type === 'person';

function toRow<V extends AuditVerb>(entry: AuditEntryInput<V>, sealer: Sealer | null) {
  const parsed = auditEvents[entry.verb].parse(entry.detail);
  const personal = isOwnWords(entry) ? personalDetails[entry.verb] : undefined;
  const id = newId('aud');
  const occurredAt = now();
  const body = {
    id,
    workspaceId: entry.workspaceId,
    actor: entry.actor,
    verb: entry.verb,
    subject: entry.subject,
    runId: entry.runId ?? null,
    actionId: entry.actionId ?? null,
    occurredAt: occurredAt.toISOString(),
    ...(entry.completes ? { completes: entry.completes } : {}),
    detail: sealer && personal ? sealer.fields(parsed, personal) : parsed,
  };
  const canonical = canonicalText(body);
  const bytes = Buffer.byteLength(canonical);
  if (bytes > MAX_ENTRY_BYTES)
    throw new AppError('invalid_request', {
      detail: `What the record would say of this has ${bytes} bytes; one entry holds ${MAX_ENTRY_BYTES}.`,
      remedy: 'Do it in smaller parts.',
    });
  return {
    id,
    workspaceId: entry.workspaceId,
    actorType: entry.actor.type,
    actorId: entry.actor.id,
    verb: entry.verb,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    runId: body.runId,
    actionId: body.actionId,
    body: toJson(body),
    canonical,
    occurredAt,
  };
}

/** The rows of entries, with what is personal in them sealed. */
async function toRows(entries: readonly AuditEntryInput[]) {
  const sealed = entries.filter((entry) => personOf(entry) !== null && personalDetails[entry.verb]);
  const sealers = new Map<string, Awaited<ReturnType<typeof sealersOf>>>();
  for (const workspaceId of new Set(sealed.map((entry) => entry.workspaceId)))
    sealers.set(
      workspaceId,
      await sealersOf(
        workspaceId,
        sealed.flatMap((entry) => (entry.workspaceId === workspaceId ? (personOf(entry) ?? []) : [])),
      ),
    );
  return entries.map((entry) => {
    const person = personOf(entry);
    return toRow(entry, person === null ? null : (sealers.get(entry.workspaceId)?.(person) ?? null));
  });
}

/** Writes what happened, in the transaction in which it happens. The canonical bytes are stored as they will be hashed. */
export async function appendAuditEntry<V extends AuditVerb>(
  tx: Tx,
  entry: AuditEntryInput<V>,
): Promise<string> {
  const [row] = await toRows([entry as unknown as AuditEntryInput]);
  if (!row) throw new Error('An entry has a row.');
  await tx.auditEntry.create({ data: row, select: { id: true } });
  return row.id;
}

/**
 * An entry as the last part of a statement that makes the change it records: both happen, or neither. It is written for each row of
 * `change`, a query named in the statement before it, so that where nothing changed nothing is recorded.
 */
export async function auditEntryFor<V extends AuditVerb>(
  change: string,
  entry: AuditEntryInput<V>,
): Promise<Prisma.Sql> {
  const [row] = await toRows([entry as unknown as AuditEntryInput]);
  if (!row) throw new Error('An entry has a row.');
  return Prisma.sql`
    INSERT INTO audit_entries (id, workspace_id, actor_type, actor_id, verb, subject_type, subject_id, run_id, action_id, body, canonical, occurred_at)
    SELECT ${row.id}, ${row.workspaceId}, ${row.actorType}::actor_type, ${row.actorId}, ${row.verb}, ${row.subjectType}, ${row.subjectId},
      ${row.runId}, ${row.actionId}, ${JSON.stringify(row.body)}::jsonb, ${row.canonical}, ${row.occurredAt}
    FROM ${Prisma.raw(change)}`;
}

/** Many at once; the same guarantees. @returns their ids, in the order given. */
export async function appendAuditEntries(tx: Tx, entries: readonly AuditEntryInput[]): Promise<string[]> {
  if (entries.length === 0) return [];
  const rows = await toRows(entries);
  // In words of our own: the client works a list out anew each time.
  await tx.$executeRaw`
    INSERT INTO audit_entries (id, workspace_id, actor_type, actor_id, verb, subject_type, subject_id, run_id, action_id, body, canonical, occurred_at)
    SELECT id, "workspaceId", "actorType"::actor_type, "actorId", verb, "subjectType", "subjectId", "runId", "actionId", body, canonical, "occurredAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id text, "workspaceId" text, "actorType" text, "actorId" text, verb text,
      "subjectType" text, "subjectId" text, "runId" text, "actionId" text, body jsonb, canonical text, "occurredAt" timestamptz)
    ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** Of each action, the entry that said what was about to be done: its newest claim. */
export async function intentsOf(
  tx: Tx,
  workspaceId: string,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string | null, string>> {
  const claims = await tx.auditEntry.findMany({
    where: { workspaceId, actionId: { in: [...actionIds] }, verb: 'actions.claimed' },
    orderBy: { id: 'asc' },
    select: { id: true, actionId: true },
  });
  return new Map(claims.map(({ actionId, id }) => [actionId, id]));
}
