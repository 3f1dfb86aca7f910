/** No answer that we ask for comes near it. */
export const MOST_ANSWER_BYTES = 256 * 1024;

export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';
}

/**
 * `fetch` that reads no more of an answer than so many bytes, as they are after decompression, and then hangs up. Redirects are not
 * followed: the key goes to the server that is configured and to no other.
 */
export const boundedFetch =
  (onTooLong: () => void): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const reader = response.body?.getReader();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const read = await reader?.read();
      if (!read || read.done) break;
      size += read.value.byteLength;
      if (size > MOST_ANSWER_BYTES) {
        onTooLong();
        await reader?.cancel().catch(() => undefined);
        throw new AnswerTooLong(`The answer has more than ${MOST_ANSWER_BYTES} bytes.`);
      }
      chunks.push(read.value);
    }
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
    const { status, statusText } = response;
    const hasBody = status !== 204 && status !== 304;
    return new Response(hasBody ? Buffer.concat(chunks) : null, { status, statusText, headers });
  };
