import { z } from 'zod';
import { pageAudienceSchema } from '../content/page-audience';

export const messageTemplates = ['points', 'question'] as const;
export const messageTemplateSchema = z.enum(messageTemplates);
export type MessageTemplate = z.infer<typeof messageTemplateSchema>;
export const messageTemplateTitles = {
  points: 'The point first',
  question: 'A question first',
} as const satisfies Record<MessageTemplate, string>;

/** The channels that a message can be composed for. */
export const messageChannels = ['email', 'sms', 'in_product'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** What a message is made of: a template of sentences that claim nothing, and approved facts that may be stated to such people. */
export const wordingSchema = z.strictObject({
  template: messageTemplateSchema,
  audience: pageAudienceSchema,
  factIds: z.array(z.string().min(1).max(80)).min(1).max(3),
});
export type Wording = z.infer<typeof wordingSchema>;
