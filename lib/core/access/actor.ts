import { z } from 'zod';

/** Who did it. Copied into the record as it is, so it holds ids and never a name. */
export const actorSchema = z.discriminatedUnion('type', [
  /** `isSample` labels people invented for a sample workspace. */
  z.strictObject({ type: z.literal('person'), id: z.string(), isSample: z.boolean() }),
  z.strictObject({ type: z.literal('api_key'), id: z.string() }),
  z.strictObject({ type: z.literal('agent'), id: z.string(), version: z.string() }),
  z.strictObject({ type: z.literal('system'), id: z.string() }),
]);

export type Actor = z.infer<typeof actorSchema>;
