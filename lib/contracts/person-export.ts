import { z } from 'zod';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { consentEvidenceSchema } from '@/lib/core/contactability/consent-evidence';
import { suppressionReasonSchema } from '@/lib/core/contactability/contact-facts';
import { contactChannelSchema, purposeSchema } from '@/lib/core/contactability/purposes';
import { modelOutcomes, modelPurposes } from '@/lib/core/drafts/model-outcome';
import { verdicts } from '@/lib/core/gate/finding';
import { holdoutArmSchema } from '@/lib/core/holdouts/holdout';
import { researchQuestionStatusSchema } from '@/lib/core/research/research-field';
import { correctableFieldSchema } from '@/lib/core/rights/correctable-fields';
import { processingLimitKindSchema } from '@/lib/core/rights/processing-limit';
import { rightsRequestKindSchema, rightsRequestStatusSchema } from '@/lib/core/rights/rights-request';
import { traitsSchema } from '@/lib/core/statistics/traits';

/** An ISO 8601 moment in UTC. */
const moment = z.string();
const id = z.string();
const text = z.string().nullable();

/**
 * A copy of everything that is kept about one person (GDPR, articles 15 and 20): JSON in UTF-8, times in UTC. Other people are left out:
 * members of the workspace have no names in it, and names and e-mail addresses of others in texts read `[somebody else]`. Ids are those
 * of this installation, so that a question can name what it is about.
 */
export const personExportSchema = z.strictObject({
  /** Counts up when a field changes its meaning or goes. */
  format: z.literal('mandate.person-export/1'),
  exportedAt: moment,
  /** Who keeps it. */
  controller: z.string(),
  /** The record of the person. `externalId` is their id at the source that first told of them. */
  contact: z.strictObject({
    id,
    externalId: z.string(),
    email: text,
    name: text,
    title: text,
    phone: text,
    region: text,
    language: text,
    countryCode: text,
    timeZone: text,
    /** Where they work. */
    company: text,
    /** Attributes as of the newest signal that stated them. */
    traits: traitsSchema,
    /** Probability of conversion, 0–1, with the model that gave it; null while they are not scored. */
    score: z.strictObject({ probability: z.number(), modelId: text }).nullable(),
    convertedAt: text,
    lastSignalAt: text,
    createdAt: moment,
    updatedAt: moment,
  }),
  /** What sources reported, with all that is kept of it. */
  signals: z.array(
    z.strictObject({
      id,
      source: z.string(),
      kind: z.string(),
      /** How far it is relied on, 0–1. */
      quality: z.number(),
      payload: z.unknown(),
      occurredAt: moment,
      recordedAt: moment,
    }),
  ),
  /** Every yes and no, as it was stated. */
  consents: z.array(
    z.strictObject({
      id,
      purpose: purposeSchema,
      channel: contactChannelSchema,
      status: z.enum(['granted', 'withdrawn']),
      basis: contactBasisSchema,
      evidence: consentEvidenceSchema,
      occurredAt: moment,
      recordedAt: moment,
      expiresAt: text,
    }),
  ),
  /** Blocks on contact. `channel` null blocks all. */
  blocks: z.array(
    z.strictObject({
      id,
      channel: contactChannelSchema.nullable(),
      reason: suppressionReasonSchema,
      note: text,
      createdAt: moment,
      liftedAt: text,
      liftReason: text,
    }),
  ),
  /** That the use of the data was restricted, or that they objected. */
  limits: z.array(
    z.strictObject({ id, kind: processingLimitKindSchema, setAt: moment, liftedAt: text, liftReason: text }),
  ),
  /** Times at which they asked to be left alone or told of trouble. */
  distress: z.array(
    z.strictObject({
      id,
      kind: z.string(),
      source: z.string(),
      openedAt: moment,
      closedAt: text,
      note: text,
    }),
  ),
  /** What was put right in the record. */
  corrections: z.array(
    z.strictObject({ id, field: correctableFieldSchema, before: text, after: text, correctedAt: moment }),
  ),
  /** What was learnt of them, as it was learnt each time; a value that was forgotten is null. */
  memory: z.array(
    z.strictObject({
      id,
      what: z.string(),
      value: text,
      /** By an agent, from words that somebody wrote, or stated by a person. */
      origin: z.string(),
      confidence: z.number(),
      observedAt: moment,
      forgottenAt: text,
    }),
  ),
  /** Messages that went out to them. */
  messages: z.array(
    z.strictObject({
      actionId: id,
      purpose: purposeSchema,
      channel: contactChannelSchema,
      /** A text message has none. */
      subject: text,
      body: z.string(),
      sentAt: moment,
    }),
  ),
  /** Contacts made with them, counted against the limits on contact. */
  touches: z.array(
    z.strictObject({
      id,
      actionId: id,
      purpose: purposeSchema,
      channel: contactChannelSchema,
      status: z.enum(['reserved', 'sent', 'released']),
      at: moment,
    }),
  ),
  /** What a language model was asked about them, with what it was told and what it said; one that was not asked has an outcome too. */
  modelCalls: z.array(
    z.strictObject({
      id,
      purpose: z.enum(modelPurposes),
      model: z.string(),
      prompt: z.string(),
      outcome: z.enum(modelOutcomes),
      told: z.unknown(),
      answer: text,
      askedAt: moment,
    }),
  ),
  /** When a play of ours took them up, so that something was planned about them, and which of its conditions held. */
  plays: z.array(
    z.strictObject({ id, play: z.string(), version: z.int(), why: z.array(z.string()), matchedAt: moment }),
  ),
  /** Measurements for which they were drawn to be acted on, or to be left alone. */
  holdouts: z.array(z.strictObject({ id, name: z.string(), arm: holdoutArmSchema, metAt: moment })),
  /** When messages of a sequence went to them, and on whose reading habits that hour rests. */
  sendTimes: z.array(
    z.strictObject({
      sequenceId: id,
      step: z.int(),
      dueAt: moment,
      sendAt: moment,
      decidedAt: moment,
      why: z.string(),
    }),
  ),
  /** What they were asked, or were to be asked, about themselves or the company they work for. */
  questions: z.array(
    z.strictObject({
      id,
      question: z.string(),
      status: researchQuestionStatusSchema,
      answer: text,
      askedAt: moment,
      closedAt: text,
    }),
  ),
  /** Every decision about something that was to be done with them, alone or in an audience. */
  decisions: z.array(
    z.strictObject({
      id,
      actionId: id,
      /** What was to be done. */
      kind: z.string(),
      proposedBy: z.enum(['agent', 'person', 'other']),
      stage: z.enum(['submit', 'approval', 'claim']),
      verdict: z.enum(verdicts),
      decidedAt: moment,
    }),
  ),
  /** What they asked for about their data. */
  requests: z.array(
    z.strictObject({
      id,
      kind: rightsRequestKindSchema,
      status: rightsRequestStatusSchema,
      message: text,
      answer: text,
      receivedAt: moment,
      dueAt: moment,
      closedAt: text,
    }),
  ),
});
export type PersonExport = z.infer<typeof personExportSchema>;
