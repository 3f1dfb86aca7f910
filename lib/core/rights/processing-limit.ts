import { z } from 'zod';

/**
 * What a person has had us stop. `restriction` (Art. 18): their record is kept and not used. `objection` (Art. 21): they are neither
 * profiled nor written to.
 */
export const processingLimitKinds = ['restriction', 'objection'] as const;
export const processingLimitKindSchema = z.enum(processingLimitKinds);
export type ProcessingLimitKind = z.infer<typeof processingLimitKindSchema>;

/** One that is in force. */
export const processingLimitFactSchema = z.strictObject({ id: z.string(), kind: processingLimitKindSchema });
export type ProcessingLimitFact = z.infer<typeof processingLimitFactSchema>;

/** Why nothing is done with somebody, in words for a run, a decision and a screen. */
export const processingLimitReasons: Record<ProcessingLimitKind, string> = {
  restriction: 'the use of their data is restricted: it is kept and not used',
  objection: 'they objected: they are neither profiled nor written to',
};

/** Who can end it. */
export const processingLimitRemedies: Record<ProcessingLimitKind, string> = {
  restriction: 'A privacy officer can lift the restriction, with a reason.',
  objection: 'Only they can take it back; a privacy officer then lifts it.',
};

/** The stricter of the limits in force; null where there is none. */
export const strictestLimit = (kinds: readonly ProcessingLimitKind[]): ProcessingLimitKind | null =>
  kinds.includes('restriction') ? 'restriction' : (kinds[0] ?? null);
