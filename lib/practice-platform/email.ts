import { practiceDb } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { newId } from '@/lib/platform/ids';
import { type Envelope, headersOf, type MailHeaders, mailHeadersSchema, withFooter } from './email-headers';
import { fillIn } from './merge-fields';
import { PracticeApiError } from './practice-api-error';
import { answerOnce, type PracticeResponse } from './requests';

/** What the service holds of a contact: the subject of its last message, as it was ordered (merge fields not filled in). */
export type MailState = { lastSubject: string | null };

const LONGEST_SUBJECT = 200;
const LONGEST_BODY = 20_000;

const lastSubject = async (
  tx: Pick<Tx, 'practiceMessage'>,
  workspaceId: string,
  contactExternalId: string,
) => {
  const last = await tx.practiceMessage.findFirst({
    where: { workspaceId, contactExternalId },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: { headers: true },
  });
  return last ? mailHeadersSchema.parse(last.headers)['X-Template-Subject'] : null;
};

export async function readMailState(workspaceId: string, contactExternalId: string): Promise<MailState> {
  return { lastSubject: await lastSubject(practiceDb(), workspaceId, contactExternalId) };
}

/**
 * Delivers a message once per idempotency key, with its merge fields filled in from the envelope.
 * @throws PracticeApiError where there is no address, the words are empty, too long or hold a field that nothing is known for.
 */
export async function sendMessage(call: {
  workspaceId: string;
  externalId: string;
  envelope: Envelope;
  subject: string;
  body: string;
  /** Who writes by hand names none. */
  actionId?: string;
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, envelope, subject, body, actionId, idempotencyKey } = call;
  // The log of requests holds what was ordered by its hash: the words themselves are in the mailbox.
  const requested = { lastSubject: subject, bodySha256: sha256Hex(body) };
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'email.message.send', requested },
    async (tx) => {
      const before = { lastSubject: await lastSubject(tx, workspaceId, externalId) };
      const id = newId('pms');
      const { headers, values } = headersOf(
        { messageId: id, actionId },
        envelope,
        refuseUnfit(subject, body, envelope),
      );
      await tx.practiceMessage.create({
        data: {
          id,
          workspaceId,
          contactExternalId: externalId,
          idempotencyKey,
          subject: fillIn(subject, values),
          body: fillIn(withFooter(body), values),
          headers: toJson(headers),
          sentAt: now(),
        },
        select: { id: true },
      });
      return { before, after: { lastSubject: subject } };
    },
  );
}

/** What no e-mail service takes. Returns the subject, which then is fit for a header. */
function refuseUnfit(subject: string, body: string, { to }: Envelope): string {
  const refuse = (why: string): never => {
    throw new PracticeApiError('invalid', `The e-mail service refuses this: ${why}.`);
  };
  if (!to.address?.includes('@')) refuse('there is no address of this contact');
  if (subject.trim() === '' || body.trim() === '') refuse('subject or text is empty');
  if (subject.length > LONGEST_SUBJECT) refuse(`the subject has more than ${LONGEST_SUBJECT} characters`);
  if (body.length > LONGEST_BODY) refuse(`the text has more than ${LONGEST_BODY} characters`);
  // A line break in a subject would begin a header of the writer's own choosing (RFC 5322, 2.2).
  if (/\p{Cc}/u.test(subject)) refuse('the subject holds a line break or another control character');
  return subject;
}

/** Keeps what came back to a message; `before` is what had come before. @throws PracticeApiError `not_found` without such a message. */
export async function recordReply(
  tx: Tx,
  reply: { workspaceId: string; messageId: string; text: string },
): Promise<{ before: string | null; message: { contactExternalId: string } }> {
  const { workspaceId, messageId, text } = reply;
  const where = { id_workspaceId: { id: messageId, workspaceId } };
  const found = await tx.practiceMessage.findUnique({ where, select: { reply: true } });
  if (!found) throw new PracticeApiError('not_found', 'The e-mail service knows no such message.');
  const message = await tx.practiceMessage.update({
    where,
    data: { reply: text, repliedAt: now() },
    select: { contactExternalId: true },
  });
  return { before: found.reply, message };
}

export type DeliveredMessage = {
  id: string;
  contactExternalId: string;
  subject: string;
  body: string;
  headers: MailHeaders;
  sentAt: Date;
  reply: string | null;
  repliedAt: Date | null;
};

/** A page of what was delivered, newest first. `before` is the last row of the page before. */
export async function listMessages(
  workspaceId: string,
  options: { q?: string; limit: number; before?: { at: Date; id: string } },
): Promise<DeliveredMessage[]> {
  const { q, limit, before } = options;
  const contains = { contains: q ?? '', mode: 'insensitive' as const };
  const rows = await practiceDb().practiceMessage.findMany({
    where: {
      workspaceId,
      AND: [
        ...(q ? [{ OR: [{ contactExternalId: contains }, { subject: contains }] }] : []),
        ...(before
          ? [{ OR: [{ sentAt: { lt: before.at } }, { sentAt: before.at, id: { lt: before.id } }] }]
          : []),
      ],
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(({ id, contactExternalId, subject, body, headers, sentAt, reply, repliedAt }) => ({
    id,
    contactExternalId,
    subject,
    body,
    headers: mailHeadersSchema.parse(headers),
    sentAt,
    reply,
    repliedAt,
  }));
}
