import { type SignalInput, signalInputSchema } from '../signal-kinds';

export type FieldError = { field: string; message: string };
/** What one item of a request was read as. `index` counts its items from 0; one item may give several signals. */
export type Reading = { index: number; input: SignalInput } | { index: number; errors: FieldError[] };

export type ReadingContext = {
  /** Of the signals read: names the configured source. */
  source: string;
  /** ISO 8601, when the request arrived: for what states no time of its own. */
  receivedAt: string;
  /** An id of a message that has none: the same for the same value, so that one sent twice is recorded once. */
  fallbackId: (value: unknown) => string;
};

/** Deeper than anything that is meant: what recurses over a value would run out of stack. */
const MAX_DEPTH = 50;

export const refuse = (index: number, field: string, message: string): Reading => ({
  index,
  errors: [{ field, message }],
});

/** A signal as the store accepts it, or what keeps it from being one. */
export function toReading(index: number, candidate: unknown): Reading {
  const parsed = signalInputSchema.safeParse(candidate);
  if (parsed.success) return { index, input: parsed.data };
  return {
    index,
    errors: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  };
}

/** Reads each of the items of a request; what is nested so deep that it can't be handled is refused alone. */
export const readEach = (
  items: readonly unknown[],
  readOne: (item: unknown, index: number) => Reading[],
): Reading[] =>
  items.flatMap((item, index) =>
    isDeeperThan(item, MAX_DEPTH)
      ? [refuse(index, '', `is nested more than ${MAX_DEPTH} levels deep: send it flatter`)]
      : readOne(item, index),
  );

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
