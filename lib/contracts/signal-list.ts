import { z } from 'zod';
import { qualityPartNames } from '@/lib/core/signals/quality/quality-parts';
import { recordedPayloads, signalKinds } from '@/lib/core/signals/signal-kinds';
import { cursorSchema, limitSchema, pageOf, someIds, someOf } from './list';
import { namedSchema } from './named';
import { runStatuses } from './runs';

export const signalIdParams = z.strictObject({ id: z.string().min(1).max(80) });

export const listSignalsQuerySchema = z.strictObject({
  kind: someOf(signalKinds),
  /** Names of sources. */
  source: someIds,
  /** The id of a signal, a message or a subject; also a subject's id at its source. */
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['recordedAt', '-recordedAt']).default('-recordedAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListSignalsQuery = z.output<typeof listSignalsQuerySchema>;

export const signalRowSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(signalKinds),
  source: z.string(),
  messageId: z.string(),
  /** The contact, campaign or account it is about. */
  subject: namedSchema.nullable(),
  /** 0–1: the chance that what it says is borne out. */
  quality: z.number(),
  occurredAt: z.string(),
  recordedAt: z.string(),
});
export type SignalRow = z.infer<typeof signalRowSchema>;
export const signalPageSchema = pageOf(signalRowSchema);
export type SignalPage = z.infer<typeof signalPageSchema>;

/** One of what a quality is made of, with what it means. */
export const signalQualityPartSchema = z.strictObject({
  name: z.enum(qualityPartNames),
  value: z.number(),
  sentence: z.string(),
});
export type SignalQualityPart = z.infer<typeof signalQualityPartSchema>;

export const signalDetailSchema = signalRowSchema.extend({
  /** Null of signals from before the parts were kept. */
  qualityParts: z.array(signalQualityPartSchema).nullable(),
  account: namedSchema.nullable(),
  /** The source as it is set up; null of one that is not, such as a program with an API key. */
  from: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      /** Whether the source is not believed about when this occurred. */
      isDistrusted: z.boolean(),
    })
    .nullable(),
  /** As recorded, without anything personal. */
  payload: z.union([
    recordedPayloads['lead.engaged'],
    recordedPayloads['lead.outcome'],
    recordedPayloads['campaign.performance'],
    recordedPayloads['page.performance'],
    recordedPayloads['sequence.step-due'],
    recordedPayloads['contact.tracked'],
    recordedPayloads['email.reported'],
    recordedPayloads['record.changed'],
    recordedPayloads['opportunity.changed'],
    recordedPayloads['market.mentioned'],
    recordedPayloads['contact.linked'],
  ]),
  /** Of the amounts in the payload. */
  currency: z.string(),
  /** What it led to by itself and by plays, the newest first; `outcome` says why nothing was done where nothing was. */
  runs: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(runStatuses),
      outcome: z.string().nullable(),
      startedAt: z.string(),
      /** The play that set it off; null where the signal did by itself. */
      play: namedSchema.nullable(),
    }),
  ),
  /** What ids inside the outcomes are called now. */
  mentions: z.array(namedSchema),
});
export type SignalDetail = z.infer<typeof signalDetailSchema>;
