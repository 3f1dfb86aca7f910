import type { SignalRow } from '@/lib/contracts/signal-list';
import { recordedPayloads, type SignalKind } from '@/lib/core/signals/signal-kinds';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPlain } from '@/lib/db/open-sealed';
import type { NameBook, Ref } from '../names/name-book';

export const signalRowSelect = {
  id: true,
  kind: true,
  source: true,
  messageId: true,
  contactId: true,
  campaignId: true,
  accountId: true,
  quality: true,
  occurredAt: true,
  recordedAt: true,
} as const satisfies Prisma.SignalSelect;
type Signal = Prisma.SignalGetPayload<{ select: typeof signalRowSelect }>;

/** What a signal is about: the contact before the account it belongs to. */
export function subjectOfSignal(signal: Pick<Signal, 'contactId' | 'campaignId' | 'accountId'>): Ref | null {
  if (signal.contactId) return { type: 'contact', id: signal.contactId };
  if (signal.campaignId) return { type: 'campaign', id: signal.campaignId };
  return signal.accountId ? { type: 'account', id: signal.accountId } : null;
}

/** What a row names, for looking it up. */
export const refsOfSignal = (signal: Signal): Ref[] =>
  [subjectOfSignal(signal)].filter((ref) => ref !== null);

export function presentSignalRow(signal: Signal, names: NameBook): SignalRow {
  const subject = subjectOfSignal(signal);
  const { id, source, messageId, quality } = signal;
  return {
    id,
    kind: signalKind(signal.kind),
    source,
    messageId: maskPlain(messageId),
    subject: subject && names.of(subject.type, subject.id),
    quality,
    occurredAt: signal.occurredAt.toISOString(),
    recordedAt: signal.recordedAt.toISOString(),
  };
}

export function signalKind(kind: string): SignalKind {
  if (Object.hasOwn(recordedPayloads, kind)) return kind as SignalKind;
  throw new Error(`A signal of kind ${kind} is stored, which nothing here knows.`);
}
