import { z } from 'zod';
import { purposeSchema } from '@/lib/core/contactability/purposes';
import { accountTierSchema } from '@/lib/core/scopes/scope-body';
import { segmentSchema } from '@/lib/core/scopes/segment';
import { senioritySchema } from '@/lib/core/scopes/seniority';
import { practiceDb } from '@/lib/db/client';
import type { PracticeSequence } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { unknownPlaceholders } from './merge-fields';
import { PracticeApiError } from './practice-api-error';

const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `has at most ${longest} characters`)
    .refine((text) => unknownPlaceholders(text).length === 0, {
      error: ({ input }) =>
        `has a field that nothing is put in for: ${unknownPlaceholders(String(input))[0]}`,
    });

const stepSchema = z.strictObject({
  subject: words(200),
  body: words(15_000),
  /** Days after the step before; of the first, after the enrolment. */
  delayDays: z.number().int().min(0).max(365),
});
export type SequenceStep = z.infer<typeof stepSchema>;

/** For whom a sequence is written; an empty list leaves a property open. */
const audienceSchema = z.strictObject({
  seniorities: z.array(senioritySchema),
  segments: z.array(segmentSchema),
  accountTiers: z.array(accountTierSchema),
});

const sequenceSchema = z.strictObject({
  externalId: z.string().min(1).max(80),
  name: z.string().trim().min(1).max(120),
  purpose: purposeSchema,
  /** BCP 47. */
  language: z.string().min(2).max(35),
  audience: audienceSchema,
  steps: z.array(stepSchema).min(1).max(20),
  isActive: z.boolean(),
});
export type OutreachSequence = z.infer<typeof sequenceSchema>;

const sequenceOf = (row: PracticeSequence): OutreachSequence => {
  const { externalId, name, purpose, language, audience, steps, isActive } = row;
  return sequenceSchema.parse({ externalId, name, purpose, language, audience, steps, isActive });
};
const unknown = (externalId: string) =>
  new PracticeApiError('not_found', `The outreach tool knows no sequence ${externalId}.`);

/** All sequences by name, with who changed each last. */
export async function listSequences(workspaceId: string) {
  const rows = await practiceDb().practiceSequence.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { externalId: 'asc' }],
  });
  return rows.map((row) => ({ ...sequenceOf(row), updatedAt: row.updatedAt, updatedBy: row.updatedBy }));
}

/** Null when the tool has no such sequence. */
export async function readSequence(
  workspaceId: string,
  externalId: string,
): Promise<OutreachSequence | null> {
  const row = await practiceDb().practiceSequence.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  return row && sequenceOf(row);
}

/**
 * The sequences of these ids, locked against change until the transaction ends.
 * @throws PracticeApiError `not_found` when one is unknown.
 */
export async function lockSequences(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<Map<string, OutreachSequence>> {
  const wanted = [...externalIds];
  await tx.$queryRaw`select 1 from practice_sequences
    where workspace_id = ${workspaceId} and external_id = any(${wanted}) order by external_id for share`;
  const rows = await tx.practiceSequence.findMany({ where: { workspaceId, externalId: { in: wanted } } });
  const found = new Map(rows.map((row) => [row.externalId, sequenceOf(row)]));
  for (const externalId of wanted) if (!found.has(externalId)) throw unknown(externalId);
  return found;
}

/** Adds the sequences that the tool lacks; those it has stay as they are. Returns how many were added. */
export async function addSequences(
  tx: Tx,
  workspaceId: string,
  sequences: readonly OutreachSequence[],
): Promise<number> {
  const { count } = await tx.practiceSequence.createMany({
    skipDuplicates: true,
    data: sequences.map((sequence) => {
      const { audience, steps, ...rest } = sequenceSchema.parse(sequence);
      const json = { audience: toJson(audience), steps: toJson(steps) };
      return { workspaceId, ...rest, ...json, updatedAt: now(), updatedBy: 'api' };
    }),
  });
  return count;
}

export type SequenceChange = { isActive?: boolean; step?: SequenceStep & { index: number } };

/**
 * Switches a sequence on or off, or gives one of its steps other words, by hand. Steps are neither added nor taken away, so that
 * whoever is in the sequence keeps their place.
 * @throws PracticeApiError when the sequence or the step is unknown, or the words are not acceptable.
 */
export async function changeSequence(
  tx: Tx,
  change: { workspaceId: string; externalId: string; set: SequenceChange; by: 'api' | `person:${string}` },
): Promise<{ before: OutreachSequence; after: OutreachSequence }> {
  const { workspaceId, externalId, set, by } = change;
  const where = { workspaceId_externalId: { workspaceId, externalId } };
  await tx.$queryRaw`select 1 from practice_sequences
    where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  const row = await tx.practiceSequence.findUnique({ where });
  if (!row) throw unknown(externalId);
  const before = sequenceOf(row);
  const after = await tx.practiceSequence.update({
    where,
    data: {
      ...(set.isActive === undefined ? {} : { isActive: set.isActive }),
      ...(set.step ? { steps: toJson(withStep(before, set.step)) } : {}),
      updatedAt: now(),
      updatedBy: by,
    },
  });
  return { before, after: sequenceOf(after) };
}

function withStep({ externalId, steps }: OutreachSequence, step: SequenceStep & { index: number }) {
  const { index, ...rest } = step;
  if (!steps[index]) throw new PracticeApiError('not_found', `${externalId} has no step ${index + 1}.`);
  const parsed = stepSchema.safeParse(rest);
  if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
  return steps.map((known, i) => (i === index ? parsed.data : known));
}
