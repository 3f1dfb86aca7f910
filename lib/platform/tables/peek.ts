const sliceBytes = 65_536;

/** The same bytes in pieces of at most 64 kB, so that what is done piece by piece stays small whoever sends them. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < buffer.length; at += sliceBytes) yield buffer.subarray(at, at + sliceBytes);
  }
}

/** Looks at the first `length` bytes, or all where there are fewer; `all` gives every byte, those included. */
export async function peek(
  chunks: AsyncGenerator<Buffer>,
  length: number,
): Promise<{ head: Buffer; isWhole: boolean; all: AsyncGenerator<Buffer> }> {
  const taken: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  while (size < length && !isWhole) {
    const next = await chunks.next();
    if (next.done) isWhole = true;
    else {
      taken.push(next.value);
      size += next.value.length;
    }
  }
  async function* all() {
    try {
      yield* taken;
      yield* chunks;
    } finally {
      // Whoever stops early stops the source too, even before it came to be read on.
      await chunks.return(undefined);
    }
  }
  return { head: Buffer.concat(taken), isWhole, all: all() };
}

/** Leaves the first `length` bytes out. */
export async function* skipBytes(chunks: AsyncGenerator<Buffer>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of chunks) {
    if (chunk.length <= left) left -= chunk.length;
    else {
      yield left > 0 ? chunk.subarray(left) : chunk;
      left = 0;
    }
  }
}
