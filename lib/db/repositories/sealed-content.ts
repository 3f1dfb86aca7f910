import type { z } from 'zod';

type Person = { workspaceId: string; contactId: string };
type Bytes = Uint8Array<ArrayBuffer>;

/** Makes what was written about a person into the bytes that are kept of it. */
export async function sealContent(_tx: unknown, _person: Person, value: unknown): Promise<Bytes> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Reads it again; null where nothing is kept any more. */
export async function openContent<S extends z.ZodType>(
  _tx: unknown,
  _person: Person,
  bytes: Uint8Array | null,
  schema: S,
): Promise<z.output<S> | null> {
  return bytes === null ? null : schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
