const BYTES = 8;

/** When the entries of a chunk were, in its order: milliseconds, eight bytes each. */
export function encodeTimes(times: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(times.length * BYTES));
  for (const [place, time] of times.entries()) view.setBigInt64(place * BYTES, BigInt(time));
  return new Uint8Array(view.buffer);
}

export function decodeTimes(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / BYTES }, (_, place) => Number(view.getBigInt64(place * BYTES)));
}
