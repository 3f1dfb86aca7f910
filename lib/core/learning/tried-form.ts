import { z } from 'zod';

/** One form of what could be learnt, and what choosing by it would have brought on parts that it was not learnt from. */
export const triedFormSchema = z.strictObject({ name: z.string(), value: z.number() });
export type TriedForm = z.infer<typeof triedFormSchema>;
