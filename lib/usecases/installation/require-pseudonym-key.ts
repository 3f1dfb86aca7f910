import { db } from '@/lib/db/client';
import { EnvError } from '@/lib/platform/env';
import { keyedHash } from '@/lib/platform/keyed-hash';

/**
 * Sees to it that pseudonyms are made with the key with which this database was filled: with another one, nobody who was blocked by
 * address would be recognised, and they would be written to. The first start remembers the key by a proof of it.
 * @throws EnvError with the remedy.
 */
export async function requirePseudonymKey(): Promise<void> {
  const proof = keyedHash('proof', 'mandate');
  await db().pseudonymKey.createMany({ data: { id: 1, proof }, skipDuplicates: true });
  const known = await db().pseudonymKey.findUniqueOrThrow({ where: { id: 1 } });
  if (known.proof !== proof)
    throw new EnvError(
      'MANDATE_PSEUDONYM_KEY is not the key with which this database was filled: people who are blocked would not be recognised. ' +
        'Set it to that key again; where none was ever set it is the MANDATE_PSEUDONYM_KEY in secrets.json of the first data folder, ' +
        'or what NEXTAUTH_SECRET was at that time.',
    );
}
