import { z } from 'zod';
import { isUnfinished, mitigations, writtenMitigations } from '@/lib/core/rollback/mitigation';

const words = {
  subject: z.string().trim().min(1, 'is missing').max(200),
  body: z.string().trim().min(1, 'is missing').max(20_000),
};
const common = {
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(500),
  requestKey: z.uuid('must be a UUID of your own making, the same one when you ask again'),
};

export const mitigationOfferSchema = z.strictObject({
  mitigation: z.enum(mitigations),
  contactId: z.string(),
  draft: z.strictObject({ subject: z.string(), body: z.string() }).nullable(),
});
export type MitigationOfferView = z.infer<typeof mitigationOfferSchema>;

/** What is asked for as an action. Blocking is no action: it is a suppression of the contact. */
export const mitigateBodySchema = z
  .discriminatedUnion('mitigation', [
    z.strictObject({ mitigation: z.literal('stop_follow_ups'), ...common }),
    z.strictObject({ mitigation: z.enum(writtenMitigations), ...words, ...common }),
  ])
  .refine((body) => body.mitigation === 'stop_follow_ups' || !isUnfinished(body), {
    path: ['body'],
    message: 'still has brackets to fill in: say there what holds, or take them out',
  });
export type MitigateBody = z.infer<typeof mitigateBodySchema>;
