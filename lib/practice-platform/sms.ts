import { smsLength, whyNoSms, withWayOut } from '@/lib/core/messages/sms-segments';
import { practiceDb } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { newId } from '@/lib/platform/ids';
import type { Envelope } from './email-headers';
import { fillIn } from './merge-fields';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** What the service holds of a contact: the last text, as it was ordered (merge fields not filled in). */
export type SmsState = { lastText: string | null };

const lastText = async (tx: Pick<Tx, 'practiceText'>, workspaceId: string, contactExternalId: string) => {
  const last = await tx.practiceText.findFirst({
    where: { workspaceId, contactExternalId },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: { ordered: true },
  });
  return last?.ordered ?? null;
};

export async function readSmsState(workspaceId: string, contactExternalId: string): Promise<SmsState> {
  return { lastText: await lastText(practiceDb(), workspaceId, contactExternalId) };
}

/**
 * Delivers a text message once per idempotency key, with its merge fields filled in and its way to opt out. The number is used for delivery and
 * not kept. @throws PracticeApiError where there is no number, or the text is empty, too long or holds a field that nothing is known for.
 */
export async function sendText(call: {
  workspaceId: string;
  externalId: string;
  envelope: Envelope;
  text: string;
  actionId: string;
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, envelope, text, actionId, idempotencyKey } = call;
  const requested = { textSha256: sha256Hex(text) };
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'sms.message.send', requested },
    async (tx) => {
      const before = { lastText: await lastText(tx, workspaceId, externalId) };
      const delivered = textToDeliver(text, envelope);
      await tx.practiceText.create({
        data: {
          id: newId('ptx'),
          workspaceId,
          contactExternalId: externalId,
          idempotencyKey,
          actionId,
          ordered: text,
          body: delivered,
          segments: smsLength(delivered).segments,
          sentAt: now(),
        },
        select: { id: true },
      });
      return { before, after: { lastText: text } };
    },
  );
}

/** The text as it goes on the air. */
function textToDeliver(text: string, { to, from }: Envelope): string {
  const refuse = (why: string): never => {
    throw new PracticeApiError('invalid', `The text-message service refuses this: ${why}.`);
  };
  if (!/\d{5}/.test((to.address ?? '').replace(/[^\d+]/g, '')))
    refuse('there is no phone number of this contact');
  if (text.trim() === '') refuse('the text is empty');
  const filled = fillIn(text, {
    firstName: to.name?.trim().split(/\s+/)[0] ?? null,
    company: to.company,
    senderName: from.name ?? from.company,
    unsubscribeUrl: null,
  });
  const why = whyNoSms(filled);
  return why === null ? withWayOut(filled) : refuse(`it ${why}`);
}

/** Keeps what came back to a text; `before` is what had come before. @throws PracticeApiError `not_found` without such a text. */
export async function recordTextReply(
  tx: Tx,
  reply: { workspaceId: string; textId: string; text: string },
): Promise<{ before: string | null; contactExternalId: string }> {
  const { workspaceId, textId, text } = reply;
  const where = { id_workspaceId: { id: textId, workspaceId } };
  const found = await tx.practiceText.findUnique({ where, select: { reply: true } });
  if (!found) throw new PracticeApiError('not_found', 'The text-message service knows no such text.');
  const { contactExternalId } = await tx.practiceText.update({
    where,
    data: { reply: text, repliedAt: now() },
    select: { contactExternalId: true },
  });
  return { before: found.reply, contactExternalId };
}

/** A page of what was delivered, newest first. `before` is the last row of the page before. */
export function listTexts(
  workspaceId: string,
  options: { q?: string; limit: number; before?: { at: Date; id: string } },
) {
  const { q, limit, before } = options;
  const contains = { contains: q ?? '', mode: 'insensitive' as const };
  return practiceDb().practiceText.findMany({
    where: {
      workspaceId,
      AND: [
        ...(q ? [{ OR: [{ contactExternalId: contains }, { body: contains }] }] : []),
        ...(before
          ? [{ OR: [{ sentAt: { lt: before.at } }, { sentAt: before.at, id: { lt: before.id } }] }]
          : []),
      ],
    },
    select: {
      id: true,
      contactExternalId: true,
      body: true,
      segments: true,
      sentAt: true,
      reply: true,
      repliedAt: true,
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}
