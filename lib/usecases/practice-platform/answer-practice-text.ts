import type { PracticeAnswer } from '@/lib/contracts/practice-email';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { recordTextReply } from '@/lib/practice-platform/sms';
import { asVendorAnswer } from './as-vendor-answer';
import { passAnswerOn } from './pass-answer-on';

/**
 * Plays the person who got a text message: they write back, such as STOP. The service keeps the answer and passes it to Mandate, as it would by
 * a webhook. @throws AppError `not_found` when there is no such text.
 */
export async function answerPracticeText(input: {
  workspaceId: string;
  actor: Actor;
  textId: string;
  text: string;
}): Promise<PracticeAnswer> {
  const { workspaceId, actor, textId, text } = input;
  const contactExternalId = await asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, contactExternalId: externalId } = await recordTextReply(tx, {
        workspaceId,
        textId,
        text,
      });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'practice.edited',
        subject: { type: 'practice_text', id: textId },
        // What somebody writes is theirs: the record says that there is an answer, not what it says.
        detail: {
          system: 'sms',
          externalId: textId,
          before: { replyCharacters: before?.length ?? 0 },
          after: { replyCharacters: text.length, answer: 'reply' },
        },
      });
      return externalId;
    }),
  );
  return passAnswerOn({ workspaceId, system: 'practice-sms', channel: 'sms', contactExternalId, text });
}
