import { prompts } from '@/lib/agents/kit/prompts/registry';
import type { Actor } from '@/lib/core/access/actor';
import { type ReplyReading, replyReadingSchema } from '@/lib/core/contactability/distress/reply-reading';
import { db } from '@/lib/db/client';
import { modelSettings } from '@/lib/platform/model/model-settings';
import { askAndRecord } from '../models/ask-and-record';

/** Longer replies are quoted threads: what a person says of contact stands at the beginning. */
const LONGEST = 6000;
/** Whoever sent it waits for an answer meanwhile. */
const TIMEOUT_MS = 8000;

/**
 * What the configured model reads into a reply: the quarantine that text from outside passes. Out of it come yes or no, a closed word
 * and a day, never a sentence; the text itself goes nowhere else. Null where no model is configured or it does not answer in time.
 */
export async function readReply(reply: {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  text: string;
}): Promise<ReplyReading | null> {
  const settings = modelSettings();
  if (settings === null) return null;
  const { workspaceId, actor, contactId, text } = reply;
  const isKnown = await db().contact.count({ where: { id: contactId, workspaceId } });
  if (isKnown === 0) return null;
  const asked = await askAndRecord(
    { ...settings, timeoutMs: Math.min(settings.timeoutMs, TIMEOUT_MS) },
    {
      workspaceId,
      actor,
      purpose: 'reply',
      agentId: null,
      runId: null,
      task: null,
      evaluationId: null,
      contactId,
      isTainted: true,
    },
    { prompt: prompts['reply-reading'], data: text.slice(0, LONGEST), before: null },
    (output) => {
      const parsed = replyReadingSchema.safeParse(output);
      return parsed.success
        ? { value: parsed.data, after: null }
        : { problem: 'The answer is not of the form asked for.' };
    },
  );
  return asked?.value ?? null;
}
