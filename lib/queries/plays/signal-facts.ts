import type { PlayFacts } from '@/lib/core/plays/play-facts';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import type { Traits } from '@/lib/core/statistics/traits';

export type HeardSignal = {
  id: string;
  kind: string;
  quality: number;
  payload: unknown;
  contactId: string | null;
};

/** The name of what a signal tells of, by which a play listens: an event, a report of a mail system, an object of a platform. */
export function eventOf({ kind, payload }: Pick<HeardSignal, 'kind' | 'payload'>): string | null {
  if (kind === 'contact.tracked')
    return recordedPayloads['contact.tracked'].safeParse(payload).data?.event ?? null;
  if (kind === 'email.reported')
    return recordedPayloads['email.reported'].safeParse(payload).data?.report ?? null;
  if (kind === 'record.changed')
    return recordedPayloads['record.changed'].safeParse(payload).data?.object ?? null;
  return null;
}

/** What conditions can ask of a signal. Of an erased person nothing can be read: then nothing is known. */
export function signalFacts(signal: HeardSignal): PlayFacts['signal'] {
  const { kind, payload, quality } = signal;
  const page =
    kind === 'contact.tracked' ? recordedPayloads['contact.tracked'].safeParse(payload).data?.page : null;
  return {
    quality,
    event: eventOf(signal),
    path: pathOf(page?.path ?? null, page?.url ?? null),
    properties: said(payload),
  };
}

const pathOf = (path: string | null, url: string | null): string | null => {
  if (path !== null) return path.replace(/[?#].*$/s, '');
  return url === null || !URL.canParse(url) ? null : new URL(url).pathname;
};

/** What it says by name, as far as that is a text, a number or a yes or no. */
function said(payload: unknown): Traits {
  if (typeof payload !== 'object' || payload === null) return {};
  const { properties, traits } = payload as { properties?: unknown; traits?: unknown };
  const values = properties ?? traits;
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number | boolean] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
    ),
  );
}
