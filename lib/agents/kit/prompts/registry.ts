import { outreachEmail } from './outreach-email';
import { ownerNote } from './owner-note';
import type { Prompt } from './prompt';
import { replyReading } from './reply-reading';

/** Every prompt there is, by its name. */
export const prompts = {
  'owner-note': ownerNote,
  'outreach-email': outreachEmail,
  'reply-reading': replyReading,
} as const satisfies Record<string, Prompt>;
export type PromptName = keyof typeof prompts;
