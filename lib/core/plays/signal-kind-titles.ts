import type { SignalKind } from '../signals/signal-kinds';

/** The kinds of signals that are about a person and can set off a play, in words. */
export const playSignalKindTitles = {
  'lead.engaged': 'somebody engaged',
  'contact.tracked': 'somebody did something on a site or in an app',
  'contact.identified': 'a source tells who somebody is',
  'email.reported': 'a mail system tells of a message',
  'record.changed': 'a record of a platform changed',
} as const satisfies Partial<Record<SignalKind, string>>;
export type PlaySignalKind = keyof typeof playSignalKindTitles;
export const playSignalKinds = Object.keys(playSignalKindTitles) as [PlaySignalKind, ...PlaySignalKind[]];
