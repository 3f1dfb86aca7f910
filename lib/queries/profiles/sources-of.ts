import type { StoredContact } from '@/lib/db/repositories/contacts';

/** Who stated anything of a profile, by name. */
export const sourcesOf = ({ profile }: Pick<StoredContact, 'profile'>): string[] =>
  [...new Set(Object.values(profile.facts).map(([, , source]) => source))]
    .filter((name) => name !== '')
    .sort();
