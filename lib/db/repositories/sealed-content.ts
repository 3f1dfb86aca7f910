import type { z } from 'zod';
import { toJson } from '../json';
import { sealerOf } from '../seal';

/** What was written about a person as it is kept: sealed with their key. */
export async function sealContent(
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
  value: object,
): Promise<ReturnType<typeof toJson>> {
  return toJson((await sealerOf(workspaceId, contactId)).object(value));
}

/** Reads it; null where nothing was written, or nothing is left because the person was erased. */
export const openContent = <S extends z.ZodType>(content: unknown, schema: S): z.output<S> | null =>
  schema.safeParse(content).data ?? null;
