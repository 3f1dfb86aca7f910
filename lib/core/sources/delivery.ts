import { z } from 'zod';

export const deliveryStatuses = [
  'accepted',
  'partial',
  'refused',
  'quarantined',
  'replayed',
  'dropped',
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** What was wrong with an item of a request; without an index, with the request. */
export const deliveryProblemSchema = z.strictObject({
  index: z.int(),
  status: z.enum(['rejected', 'quarantined']),
  field: z.string(),
  message: z.string(),
});
export type DeliveryProblem = z.infer<typeof deliveryProblemSchema>;
export const deliveryProblemsSchema = z.array(deliveryProblemSchema);

/** So many are kept of one request; the rest is counted. */
export const MOST_PROBLEMS = 100;

/** Bodies of requests hold personal values that no person's key seals: whatever became of them, they go after this time. */
export const BODY_KEPT_MS = 14 * 86_400_000;

/** What is kept of a request until it is dealt with: enough to read it again. */
export const keptRequestSchema = z.strictObject({
  method: z.string(),
  url: z.string(),
  /** Those that formats and signatures read. */
  headers: z.record(z.string(), z.string()),
  /** Base64. */
  body: z.string(),
});
export type KeptRequest = z.infer<typeof keptRequestSchema>;

/** How a request that was read went as a whole. */
export const statusOfCounts = (counts: {
  accepted: number;
  duplicates: number;
  rejected: number;
  quarantined: number;
}): DeliveryStatus => {
  if (counts.quarantined > 0) return 'quarantined';
  if (counts.rejected === 0) return 'accepted';
  return counts.accepted + counts.duplicates > 0 ? 'partial' : 'refused';
};
