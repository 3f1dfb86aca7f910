import { z } from 'zod';
import { practiceDb } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { changedSince } from './changed-since';
import { lockSequences } from './outreach-sequences';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** The sequence that each contact is in, by the contact's id; null is in none. */
export type Enrolments = Record<string, string | null>;

type Place = { id: string; sequenceId: string | null };

const enrolmentsSchema = z.record(z.string().min(1).max(200), z.string().min(1).max(80).nullable());
const enrolmentSchema = z.strictObject({ sequenceId: z.string().min(1).max(80).nullable() });

/** A contact that the tool has never heard of is in no sequence. */
export async function readEnrolments(
  workspaceId: string,
  contactExternalIds: readonly string[],
): Promise<Enrolments> {
  const rows = await practiceDb().$queryRaw<Place[]>`
    select contact_external_id as id, sequence_id as "sequenceId" from practice_enrolments
    where workspace_id = ${workspaceId} and contact_external_id = any(${[...contactExternalIds]})`;
  const sequenceOf = new Map(rows.map(({ id, sequenceId }) => [id, sequenceId]));
  return Object.fromEntries(contactExternalIds.map((id) => [id, sequenceOf.get(id) ?? null]));
}

/** Where a contact is: its sequence and next step, with when that is due. All null when it is in none. */
export async function readEnrolment(workspaceId: string, contactExternalId: string) {
  const row = await practiceDb().practiceEnrolment.findUnique({
    where: { workspaceId_contactExternalId: { workspaceId, contactExternalId } },
    select: { sequenceId: true, nextStep: true, dueAt: true },
  });
  return row ?? { sequenceId: null, nextStep: null, dueAt: null };
}

/**
 * The API's update of one contact: `set.sequenceId` null takes it out.
 * @param call.leaving the sequence that it must be in; in another, nothing is done.
 * @throws PracticeApiError for an unknown or inactive sequence, or a contact that is in another one.
 */
export async function updateEnrolment(call: {
  workspaceId: string;
  externalId: string;
  set: PracticeResponse['requested'];
  /** What the caller saw: where it is no longer so, nothing is changed. */
  expected?: PracticeResponse['before'];
  leaving?: string;
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, set, expected, leaving, idempotencyKey } = call;
  const requested = leaving === undefined ? set : { ...set, leaving };
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'outreach.enrolment.update', requested },
    async (tx) => {
      const parsed = enrolmentSchema.safeParse(set);
      if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
      const change = { workspaceId, set: { [externalId]: parsed.data.sequenceId }, by: 'api' as const };
      const { before, after } = await changeEnrolments(tx, change);
      const was = before[externalId] ?? null;
      const changed = changedSince({ sequenceId: was }, expected);
      if (changed) throw changed;
      if (leaving !== undefined && was !== null && was !== leaving)
        throw new PracticeApiError('invalid', `${externalId} is not in ${leaving}.`);
      return { before: { sequenceId: was }, after: { sequenceId: after[externalId] ?? null } };
    },
  );
}

/** The API's update of many contacts at once: all of them or, where one is refused, none. @throws as `updateEnrolment` */
export async function updateEnrolments(call: {
  workspaceId: string;
  audienceId: string;
  set: PracticeResponse['requested'];
  expected?: PracticeResponse['before'];
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, audienceId, set, expected, idempotencyKey } = call;
  return answerOnce(
    {
      workspaceId,
      externalId: audienceId,
      idempotencyKey,
      operation: 'outreach.audience.update',
      requested: set,
    },
    async (tx) => {
      const parsed = enrolmentsSchema.safeParse(set);
      if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
      const { before, after } = await changeEnrolments(tx, { workspaceId, set: parsed.data, by: 'api' });
      const changed = changedSince(before, expected);
      if (changed) throw changed;
      return { before, after };
    },
  );
}

/**
 * Puts contacts into a sequence or takes them out; `by` is `api` or `person:<id>` for a hand edit. Enrolling starts at the first
 * step; a contact that is in the sequence already keeps its place. Nobody is moved from one running sequence to another: whoever
 * came back would read its first messages twice.
 */
export async function changeEnrolments(
  tx: Tx,
  change: { workspaceId: string; set: Enrolments; by: 'api' | `person:${string}` },
): Promise<{ before: Enrolments; after: Enrolments }> {
  const { workspaceId, set, by } = change;
  const ids = Object.keys(set).sort();
  const entering = ids.filter((id) => set[id] !== null);
  const sequences = await lockSequences(tx, workspaceId, [...new Set(entering.map((id) => String(set[id])))]);
  for (const { externalId, isActive } of sequences.values())
    if (!isActive) throw new PracticeApiError('invalid', `${externalId} is switched off.`);
  await tx.$executeRaw`
    insert into practice_enrolments (workspace_id, contact_external_id, updated_at, updated_by)
    select ${workspaceId}, unnest(${entering}::text[]), ${now()}, ${by} on conflict do nothing`;
  const rows = await tx.$queryRaw<Place[]>`
    select contact_external_id as id, sequence_id as "sequenceId" from practice_enrolments
    where workspace_id = ${workspaceId} and contact_external_id = any(${ids})
    order by contact_external_id for update`;
  const before: Enrolments = Object.fromEntries(rows.map(({ id, sequenceId }) => [id, sequenceId]));
  const stranger = ids.find((id) => !(id in before));
  if (stranger) throw new PracticeApiError('not_found', `The outreach tool knows no contact ${stranger}.`);
  const elsewhere = entering.filter((id) => before[id] !== null && before[id] !== set[id]);
  if (elsewhere.length > 0)
    throw new PracticeApiError(
      'invalid',
      `${elsewhere.length} of ${ids.length} ${ids.length === 1 ? 'contact is' : 'contacts are'} in another sequence: first take out, then enrol.`,
    );
  await write(tx, workspaceId, by, { ids: ids.filter((id) => set[id] === null && before[id] !== null) });
  for (const { externalId, steps } of sequences.values())
    await write(tx, workspaceId, by, {
      ids: entering.filter((id) => set[id] === externalId && before[id] === null),
      sequenceId: externalId,
      delayDays: steps[0]?.delayDays ?? 0,
    });
  return { before, after: { ...before, ...set } };
}

// One statement however many they are: an audience has more people than a statement may have parameters.
async function write(
  tx: Tx,
  workspaceId: string,
  by: string,
  to: { ids: string[]; sequenceId?: string; delayDays?: number },
): Promise<void> {
  if (to.ids.length === 0) return;
  const { sequenceId = null, delayDays = 0 } = to;
  const place = sequenceId === null ? { step: null, due: null } : { step: 0, due: inDays(delayDays) };
  await tx.$executeRaw`
    update practice_enrolments
    set sequence_id = ${sequenceId}, next_step = ${place.step}::int, due_at = ${place.due}::timestamptz,
      updated_at = ${now()}, updated_by = ${by}
    where workspace_id = ${workspaceId} and contact_external_id = any(${to.ids})`;
}

export const inDays = (days: number): Date => new Date(now().getTime() + days * 86_400_000);

/** A page of contacts that are or were in a sequence, those changed last first. `before` is the last row of the page before. */
export async function listEnrolments(
  workspaceId: string,
  options: { q?: string; limit: number; before?: { at: Date; id: string } },
) {
  const { q, limit, before } = options;
  return practiceDb().practiceEnrolment.findMany({
    where: {
      workspaceId,
      ...(q ? { contactExternalId: { contains: q, mode: 'insensitive' as const } } : {}),
      ...(before
        ? {
            OR: [
              { updatedAt: { lt: before.at } },
              { updatedAt: before.at, contactExternalId: { lt: before.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ updatedAt: 'desc' }, { contactExternalId: 'desc' }],
    take: limit,
  });
}

/** How many contacts are in each sequence now, by its id. */
export async function countEnrolled(workspaceId: string): Promise<Map<string | null, number>> {
  const counts = await practiceDb().practiceEnrolment.groupBy({
    by: ['sequenceId'],
    where: { workspaceId, sequenceId: { not: null } },
    _count: { _all: true },
  });
  return new Map(counts.map((count) => [count.sequenceId, count._count._all]));
}
