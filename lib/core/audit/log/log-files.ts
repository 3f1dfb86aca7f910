import * as z from 'zod/mini';

/** A file of the export; null when it has none of that name. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

export type VerifyOptions = {
  /** Keys that the auditor kept; without any, the export is checked with those it brings, and the report says so. */
  keys?: readonly string[];
  /** Signed checkpoints of this log that the auditor kept: the log must have grown from each. */
  kept?: readonly string[];
  /** Which entries the export must hold, from `from` to before `to`; all of the log when left out. */
  range?: { from: number; to: number };
  onProgress?: (done: number, of: number) => void;
};

const size = z.int().check(z.minimum(0));
const path = z.array(z.string());
/** What an export brings so that one entry, or one older checkpoint, can be checked without reading the others. */
export const proofsSchema = z.strictObject({
  inclusion: z.array(z.strictObject({ index: size, path })),
  consistency: z.array(z.strictObject({ from: size, path })),
});
export type LogProofs = z.infer<typeof proofsSchema>;
