import type { ContactRow } from '@/lib/contracts/contacts';

/** What a contact is called: by name, or by its source's id where no name is known; an erased person has neither. */
export const contactName = (contact: Pick<ContactRow, 'name' | 'externalId'>): string =>
  contact.externalId.startsWith('erased:') ? 'Erased person' : (contact.name ?? contact.externalId);
