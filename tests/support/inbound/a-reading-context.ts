import { createHash } from 'node:crypto';
import type { Reading, ReadingContext } from '@/lib/core/signals/formats/reading';
import type { InputOf, SignalInput, SignalKind } from '@/lib/core/signals/signal-kinds';

/** What readers are given of a request that arrived at a fixed moment. */
export const aReadingContext = (changes: Partial<ReadingContext> = {}): ReadingContext => ({
  source: 'website',
  receivedAt: '2026-11-30T10:00:00.000Z',
  fallbackId: (value) =>
    createHash('sha256')
      .update(JSON.stringify(value) ?? '')
      .digest('hex'),
  ...changes,
});

/** The signals that were read. @throws where anything was refused, with what was said. */
export function signalsOf(readings: readonly Reading[]): SignalInput[] {
  return readings.map((reading) => {
    if ('errors' in reading) throw new Error(JSON.stringify(reading));
    return reading.input;
  });
}

/** The only signal that was read, of a kind. @throws where it is another, or not the only one. */
export function onlySignal<K extends SignalKind>(readings: readonly Reading[], kind: K): InputOf<K> {
  const [signal, ...others] = signalsOf(readings);
  const isOfKind = (input: SignalInput): input is InputOf<K> => input.kind === kind;
  if (!signal || others.length > 0 || !isOfKind(signal))
    throw new Error(`Read ${JSON.stringify(readings)} for one ${kind}.`);
  return signal;
}

/** Which fields were refused. */
export const refusedFields = (readings: readonly Reading[]): string[] =>
  readings.flatMap((reading) => ('errors' in reading ? reading.errors.map(({ field }) => field) : []));
