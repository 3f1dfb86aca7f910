import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { type OpenSource, openSource } from '@/lib/db/repositories/sources';
import { hashWriteKey } from '@/lib/platform/write-key';

/** So long a process remembers a source: a change of it, or its end, counts after that everywhere. */
const REMEMBERED_MS = 3_000;
const remembered = new Map<string, { source: OpenSource | null; until: number }>();

async function recall(key: string, find: () => Promise<OpenSource | null>): Promise<OpenSource | null> {
  const known = remembered.get(key);
  if (known && known.until > performance.now()) return known.source;
  const source = await find();
  if (remembered.size > 10_000) remembered.clear();
  remembered.set(key, { source, until: performance.now() + REMEMBERED_MS });
  return source;
}

/** A source that was changed in this process is read anew at once. */
export const forgetSources = (): void => remembered.clear();

const unknownKey = () =>
  new AppError('not_signed_in', {
    detail: 'The write key is not known, or its source is switched off.',
    remedy: 'Send the write key of the source as the user of HTTP Basic authentication, without a password.',
  });

/** The source of a write key. @throws AppError `not_signed_in`. */
export async function findSourceByKey(key: string | null): Promise<OpenSource> {
  if (key === null || key.length > 200) throw unknownKey();
  const hash = hashWriteKey(key);
  const source = await recall(hash, async () => {
    const row = await db().source.findUnique({ where: { writeKeyHash: hash } });
    return row && openSource(row);
  });
  if (!source || source.disabledAt !== null) throw unknownKey();
  return source;
}

/** The source whose address was called. @throws AppError `not_found`, also for one that is switched off. */
export async function findSourceById(id: string): Promise<OpenSource> {
  const source = await recall(id, async () => {
    const row = await db().source.findUnique({ where: { id } });
    return row && openSource(row);
  });
  if (!source || source.disabledAt !== null)
    throw new AppError('not_found', {
      detail: 'There is no source at this address, or it is switched off.',
      remedy: 'Copy the address from the page of the source.',
    });
  return source;
}

/** Whether a write key is this source's own. */
export async function isKeyOf(source: OpenSource, key: string | null): Promise<boolean> {
  if (key === null) return false;
  return (await findSourceByKey(key).catch(() => null))?.id === source.id;
}
