import type { ContactRow } from '@/lib/contracts/contacts';

/** What a contact is called: by name, or by its source's id where no name is known. */
export const contactName = (contact: Pick<ContactRow, 'name' | 'externalId'>): string =>
  contact.name ?? contact.externalId;
