import { db } from '@/lib/db/client';
import { EnvError } from '@/lib/platform/env';
import { unwrapKey } from '@/lib/platform/person-cipher';

/**
 * Sees to it that what is personal can be opened: with another data key nobody's name could be read, and what is written from then on
 * would be sealed with a key that the rest does not share. @throws EnvError with the remedy.
 */
export async function requireDataKeys(): Promise<void> {
  const newest = await db().personKey.findFirst({
    where: { destroyedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { contactId: true, wrapped: true },
  });
  if (!newest?.wrapped) return;
  try {
    unwrapKey(newest.contactId, newest.wrapped);
  } catch (error) {
    throw new EnvError(
      'MANDATE_DATA_KEYS does not open what this database has sealed. Set it to the keys that it was filled with; where none was ever ' +
        'set, to MANDATE_DATA_KEYS in secrets.json of the first data folder. A new key goes before the old one, with a comma between them.',
      { cause: error },
    );
  }
}
