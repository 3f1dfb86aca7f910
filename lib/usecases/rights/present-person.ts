import { z } from 'zod';
import type { PersonExport } from '@/lib/contracts/person-export';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { consentEvidenceSchema } from '@/lib/core/contactability/consent-evidence';
import { modelCallContentSchema } from '@/lib/core/drafts/model-call-content';
import { stepTimingBasisSchema, whyThen } from '@/lib/core/learning/step-timing';
import { factText, factTypeOf } from '@/lib/core/memory/fact-types';
import { messageOf } from '@/lib/core/messages/message-of';
import {
  researchAnswerSchema,
  researchFieldSchema,
  researchQuestions,
} from '@/lib/core/research/research-field';
import { correctableFieldSchema } from '@/lib/core/rights/correctable-fields';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { now } from '@/lib/platform/clock';
import type { KeptPerson } from './gather-person';

const sentences = z.array(z.string());
const iso = (at: Date): string => at.toISOString();
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * The rows of one person in the form of the export.
 * @param redact takes other people out of what was written or reported; messages are left as they went out.
 */
export function presentPerson(kept: KeptPerson, redact: (value: unknown) => unknown): PersonExport {
  const { contact } = kept;
  const words = (text: string | null) => (text === null ? null : String(redact(text)));
  return {
    format: 'mandate.person-export/1',
    exportedAt: iso(now()),
    controller: contact.workspace.name,
    contact: presentContact(contact),
    signals: kept.signals.map(({ id, source, kind, quality, payload, occurredAt, recordedAt }) => ({
      id,
      source,
      kind,
      quality,
      payload: redact(payload),
      occurredAt: iso(occurredAt),
      recordedAt: iso(recordedAt),
    })),
    consents: kept.consents.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      channel: row.channel,
      status: row.status,
      basis: contactBasisSchema.parse(row.basis),
      evidence: consentEvidenceSchema.parse(redact(row.evidence)),
      occurredAt: iso(row.occurredAt),
      recordedAt: iso(row.recordedAt),
      expiresAt: isoOrNull(row.expiresAt),
    })),
    blocks: kept.suppressions.map(({ id, channel, reason, note, createdAt, liftedAt, liftReason }) => ({
      id,
      channel,
      reason,
      note: words(note),
      createdAt: iso(createdAt),
      liftedAt: isoOrNull(liftedAt),
      liftReason: words(liftReason),
    })),
    limits: kept.limits.map(({ id, kind, setAt, liftedAt, content }) => ({
      id,
      kind,
      setAt: iso(setAt),
      liftedAt: isoOrNull(liftedAt),
      liftReason: words(content?.liftReason ?? null),
    })),
    distress: kept.distress.map(({ id, kind, source, openedAt, closedAt, note }) => ({
      id,
      kind,
      source,
      openedAt: iso(openedAt),
      closedAt: isoOrNull(closedAt),
      note: words(note),
    })),
    corrections: kept.corrections.map(({ id, field, content, correctedAt }) => ({
      id,
      field: correctableFieldSchema.parse(field),
      before: content?.before ?? null,
      after: content?.after ?? null,
      correctedAt: iso(correctedAt),
    })),
    memory: kept.memory.map(({ id, type, fact, origin, confidence, observedAt, forgottenAt }) => ({
      id,
      what: factTypeOf(type).title,
      value:
        fact && factText(fact, new Map(kept.topics.map(({ name, title }) => [name, String(redact(title))]))),
      origin,
      confidence,
      observedAt: iso(observedAt),
      forgottenAt: isoOrNull(forgottenAt),
    })),
    messages: kept.messages.flatMap(presentMessage),
    touches: kept.touches.map(({ id, actionId, purpose, channel, status, at }) => ({
      id,
      actionId,
      purpose,
      channel,
      status,
      at: iso(at),
    })),
    modelCalls: kept.modelCalls.map((call) => {
      const content = modelCallContentSchema.safeParse(call.content).data;
      return {
        id: call.id,
        purpose: call.purpose,
        model: call.model,
        prompt: `${call.prompt}, version ${call.promptVersion}`,
        outcome: call.outcome,
        told: redact(content?.data ?? null),
        answer: words(content?.answer ?? null),
        askedAt: iso(call.askedAt),
      };
    }),
    plays: kept.plays.map(({ id, play, version, why, matchedAt }) => ({
      id,
      play: String(redact(play.title)),
      version,
      why: sentences.parse(redact(why)),
      matchedAt: iso(matchedAt),
    })),
    holdouts: kept.holdouts.map(({ holdoutId, holdout, arm, metAt }) => ({
      id: holdoutId,
      name: String(redact(holdout.name)),
      arm,
      metAt: iso(metAt),
    })),
    sendTimes: kept.sendTimes.map(({ sequenceId, step, dueAt, sendAt, decidedAt, basis }) => ({
      sequenceId,
      step,
      dueAt: iso(dueAt),
      sendAt: iso(sendAt),
      decidedAt: iso(decidedAt),
      why: whyThen(stepTimingBasisSchema.parse(basis)),
    })),
    questions: kept.questions.map(({ id, field, status, answer, askedAt, closedAt }) => ({
      id,
      question: researchQuestions[researchFieldSchema.parse(field)],
      status,
      answer: answer === null ? null : String(redact(String(researchAnswerSchema.parse(answer).value))),
      askedAt: iso(askedAt),
      closedAt: isoOrNull(closedAt),
    })),
    decisions: kept.decisions.map(({ id, actionId, stage, verdict, decidedAt, action }) => ({
      id,
      actionId,
      kind: action.kind,
      proposedBy:
        action.requesterType === 'agent' || action.requesterType === 'person'
          ? action.requesterType
          : 'other',
      stage,
      verdict,
      decidedAt: iso(decidedAt),
    })),
    requests: kept.requests.map(({ id, kind, status, content, receivedAt, dueAt, closedAt }) => ({
      id,
      kind,
      status,
      message: words(content?.message ?? null),
      answer: words(content?.answer ?? null),
      receivedAt: iso(receivedAt),
      dueAt: iso(dueAt),
      closedAt: isoOrNull(closedAt),
    })),
  };
}

function presentContact(contact: KeptPerson['contact']): PersonExport['contact'] {
  const { id, externalId, email, name, title, phone, region, language, countryCode, timeZone } = contact;
  const { account, traits, score, scoreModelId, convertedAt, lastSignalAt, createdAt, updatedAt } = contact;
  return {
    ...{ id, externalId, email, name, title, phone, region, language, countryCode, timeZone },
    company: account?.name ?? null,
    traits: traitsSchema.parse(traits),
    score: score === null ? null : { probability: score, modelId: scoreModelId },
    convertedAt: isoOrNull(convertedAt),
    lastSignalAt: isoOrNull(lastSignalAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

function presentMessage({
  id,
  kind,
  payload,
  execution,
  updatedAt,
}: KeptPerson['messages'][number]): PersonExport['messages'] {
  const message = messageOf(kind as ActionKind, payload);
  if (!message) return [];
  const { purpose, channel, words } = message;
  const sentAt = iso(execution?.acceptedAt ?? updatedAt);
  return [{ actionId: id, purpose, channel, subject: words.title, body: words.body, sentAt }];
}
