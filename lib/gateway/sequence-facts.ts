import { z } from 'zod';
import { standingStatuses } from '@/lib/core/actions/status';
import { isWordsOfStep, recipientSeed } from '@/lib/core/content/email-variant';
import { recipientDrawSchema } from '@/lib/core/content/variant-payload';
import type { Facts } from '@/lib/core/gate/facts';
import type { Tx } from '@/lib/db/tx';
import { type OutreachSequence, readEnrolment, readSequence } from './read-sequences';
import type { Subject } from './subject';

/** The part of a payload that names a sequence: itself, or the step whose words a message carries. */
const namesSequence = z.object({
  contactId: z.string().optional(),
  sequenceId: z.string().optional(),
  sequence: z.object({ id: z.string(), step: z.number() }).nullish(),
  variant: recipientDrawSchema.optional(),
  subject: z.string().optional(),
  body: z.string().optional(),
});
export type NamedSequence = { sequence: OutreachSequence; payload: z.infer<typeof namesSequence> };

/** The sequence an action names, as the outreach tool has it now; null where it names none, unknown where there is none. */
export async function readNamedSequence(
  tx: Tx,
  subject: Pick<Subject, 'workspaceId' | 'payload'>,
): Promise<NamedSequence | { unknown: string } | null> {
  const parsed = namesSequence.safeParse(subject.payload);
  const id = parsed.success ? (parsed.data.sequenceId ?? parsed.data.sequence?.id) : undefined;
  if (!parsed.success || id === undefined) return null;
  const sequence = await readSequence(subject.workspaceId, id, tx).catch(() => null);
  return sequence
    ? { sequence, payload: parsed.data }
    : { unknown: `the outreach tool does not tell of a sequence ${id}` };
}

/** What the gate may know of it: whether it may be used, whether the words are its own, whether they went out before. */
export async function sequenceFacts(
  tx: Tx,
  subject: Subject,
  named: NamedSequence | { unknown: string } | null,
): Promise<Facts['sequence']> {
  if (named === null || 'unknown' in named) return named;
  const { sequence, payload } = named;
  const step = payload.sequence ? sequence.steps[payload.sequence.step] : null;
  return {
    id: sequence.id,
    purpose: sequence.purpose,
    language: sequence.language,
    isActive: sequence.isActive,
    sameWords: payload.sequence
      ? step !== undefined && step !== null && isWordsOfStep(step, payload, seedOf(payload))
      : null,
    alreadySent: payload.sequence ? await wasSent(tx, subject, payload.sequence) : false,
    isDue: payload.sequence ? await isDue(tx, subject, payload.sequence) : null,
  };
}

const seedOf = ({ contactId = '', sequence }: NamedSequence['payload']): string =>
  recipientSeed({ contactId, sequenceId: sequence?.id ?? '', step: sequence?.step ?? 0 });

const ofContact = z.object({ contactId: z.string() });

/** Whether the tool has the contact at this very step: who was taken out while a message waited is not written to. */
async function isDue(
  tx: Tx,
  { workspaceId, payload }: Subject,
  { id, step }: { id: string; step: number },
): Promise<boolean> {
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: ofContact.parse(payload).contactId, workspaceId } },
    select: { externalId: true },
  });
  if (!contact) return false;
  const at = await readEnrolment(workspaceId, contact.externalId, tx).catch(() => null);
  return at !== null && at.sequenceId === id && at.nextStep === step;
}

/** Another action that sent this very step to the same contact, or is about to. */
async function wasSent(
  tx: Tx,
  subject: Subject,
  { id, step }: { id: string; step: number },
): Promise<boolean> {
  const others = await tx.action.count({
    where: {
      workspaceId: subject.workspaceId,
      kind: 'email.message.send',
      targetId: ofContact.parse(subject.payload).contactId,
      status: { in: [...standingStatuses] },
      AND: [
        { payload: { path: ['sequence', 'id'], equals: id } },
        { payload: { path: ['sequence', 'step'], equals: step } },
      ],
      ...(subject.actionId ? { id: { not: subject.actionId } } : {}),
    },
  });
  return others > 0;
}
