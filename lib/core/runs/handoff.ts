import { z } from 'zod';
import { purposeSchema } from '../contactability/purposes';
import { agentKindSchema } from './agent-kind';

/**
 * What one agent passes to another: ids, figures and closed words only. There is no room in it for a sentence, so that no text
 * from outside travels from agent to agent.
 */
export const handoffSchema = z.strictObject({
  to: agentKindSchema,
  contactId: z.string().min(1).max(80),
  signalId: z.string().min(1).max(80),
  /** The owner in the CRM in whose name the contact hears from us; null where there is none. */
  ownerExternalId: z.string().min(1).max(80).nullable(),
  /** Probability of conversion, 0–1. */
  score: z.number().min(0).max(1),
  purpose: purposeSchema,
});
export type Handoff = z.infer<typeof handoffSchema>;
