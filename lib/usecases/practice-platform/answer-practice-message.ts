import type { AnswerPracticeMessageBody, PracticeAnswer } from '@/lib/contracts/practice-email';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { recordReply } from '@/lib/practice-platform/email';
import { asVendorAnswer } from './as-vendor-answer';
import { passAnswerOn } from './pass-answer-on';

/** The vendor's own words for what was pressed instead of written: RFC 8058's one click, and a report as of RFC 5965. */
export const pressed = {
  unsubscribe: 'Unsubscribe',
  complaint: 'I report this as spam.',
} as const satisfies Record<Exclude<AnswerPracticeMessageBody['kind'], 'reply'>, string>;

/**
 * Plays the person who got a message: they write back, press "unsubscribe" or report it as spam. The e-mail service keeps the
 * answer and passes it to Mandate, as it would by a webhook. @throws AppError `not_found` when there is no such message.
 */
export async function answerPracticeMessage(input: {
  workspaceId: string;
  actor: Actor;
  messageId: string;
  answer: AnswerPracticeMessageBody;
}): Promise<PracticeAnswer> {
  const { workspaceId, actor, messageId, answer } = input;
  const text = answer.kind === 'reply' ? answer.text : pressed[answer.kind];
  const contactExternalId = await asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, message } = await recordReply(tx, { workspaceId, messageId, text });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'practice.edited',
        subject: { type: 'practice_message', id: messageId },
        // What somebody writes is theirs: the record says that there is an answer, not what it says.
        detail: {
          system: 'email',
          externalId: messageId,
          before: { replyCharacters: before?.length ?? 0 },
          after: { replyCharacters: text.length, answer: answer.kind },
        },
      });
      return message.contactExternalId;
    }),
  );
  return passAnswerOn({ workspaceId, system: 'practice-email', channel: 'email', contactExternalId, text });
}
