import type { z } from 'zod';
import type { Tx } from '@/lib/db/tx';

/** A process has to do with few versions at a time: those in force and, in a replay, those tried out. */
const MOST_KEPT = 1000;

/**
 * Reads what versions of policies or scopes say, each once: the database refuses any change of a version that was written
 * (`refuse_changed_version`), so that what was read of an id holds for good. Null where a body is not of a form that can be read.
 */
export function versionBodies<Body>(
  table: 'policies' | 'scopes',
  schema: z.ZodType<Body>,
): (tx: Tx, id: string) => Promise<Body | null> {
  const known = new Map<string, Body | null>();
  return async (tx, id) => {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const select = { body: true } as const;
    const { body } =
      table === 'policies'
        ? await tx.policy.findUniqueOrThrow({ where: { id }, select })
        : await tx.scope.findUniqueOrThrow({ where: { id }, select });
    const parsed = schema.safeParse(body);
    const read = parsed.success ? parsed.data : null;
    if (known.size >= MOST_KEPT) known.clear();
    known.set(id, read);
    return read;
  };
}
