import { isMasked } from '@/lib/db/open-sealed';
import type { KnownName } from './name-book';

/** What is said of somebody's name; who is called nothing is known by their address, or by what a source calls them. */
export type NamedContact = {
  id: string;
  name: string | null;
  email: string | null;
  externalId: string;
  erasedAt: Date | null;
};

export const namedContactSelect = {
  id: true,
  name: true,
  email: true,
  externalId: true,
  erasedAt: true,
} as const;

/** A contact for somebody who may not know who it is: the same one by the same name. */
const pseudonymOf = (id: string): string => `Contact ${id.slice(-6)}`;

/** What somebody is called of whom nothing is left. */
const ERASED_PERSON = 'Erased person';

/** What a contact is called for whoever asks. */
export function contactName({ id, name, email, externalId, erasedAt }: NamedContact): KnownName {
  const masked = isMasked();
  return {
    name: erasedAt ? ERASED_PERSON : masked ? pseudonymOf(id) : (name ?? email ?? externalId),
    externalId: masked ? pseudonymOf(id) : externalId,
  };
}
