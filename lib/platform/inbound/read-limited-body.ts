import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { bodyDecoder } from './body-decoder';

export type BodyProblem =
  | 'too_large'
  | 'unknown_encoding'
  | 'broken_encoding'
  | 'unknown_charset'
  | 'broken_text'
  | 'interrupted';
/** `bytes` are decompressed: what the sender signed. `message` is a sentence for the sender. */
export type LimitedBody =
  | { ok: true; bytes: Buffer; text: string }
  | { ok: false; problem: BodyProblem; message: string };

/** More layers of compression than this are of no use. */
const MAX_ENCODINGS = 3;

class BodyError extends Error {
  readonly problem: BodyProblem;
  constructor(problem: BodyProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/**
 * Reads the body of a request of at most `limitBytes`, compressed or not: it is decompressed piece by piece and given up as soon as it
 * grows beyond the limit, so that neither a long body nor a bomb takes more memory than about twice the limit. Text is decoded by
 * the charset of the content type, UTF-8 without one, and refused where a byte does not fit.
 */
export async function readLimitedBody(request: Request, limitBytes: number): Promise<LimitedBody> {
  try {
    const encodings = encodingsOf(request.headers.get('content-encoding'));
    const decode = decoderOf(request.headers.get('content-type'));
    let bytes: Buffer = await collect(request, encodings.length > 0 ? wireLimit(limitBytes) : limitBytes);
    for (const encoding of encodings.toReversed()) bytes = await decompress(encoding, bytes, limitBytes);
    return { ok: true, bytes, text: decode(bytes) };
  } catch (error) {
    if (error instanceof BodyError) return { ok: false, problem: error.problem, message: error.message };
    return {
      ok: false,
      problem: 'interrupted',
      message: 'The body did not arrive as a whole: send it again.',
    };
  }
}

/** What can't be compressed grows a little. */
const wireLimit = (limitBytes: number): number => Math.ceil(limitBytes * 1.01) + 1024;

const tooLarge = (limitBytes: number) =>
  new BodyError('too_large', `The body is larger than ${limitBytes} bytes: send it in several requests.`);

const decompressors = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
};
const rawDeflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);
type Encoding = keyof typeof decompressors;

function encodingsOf(header: string | null): Encoding[] {
  const stated = (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
  const isKnown = (name: string): name is Encoding => Object.hasOwn(decompressors, name);
  const known = stated.filter(isKnown);
  if (known.length < stated.length || known.length > MAX_ENCODINGS)
    throw new BodyError('unknown_encoding', 'content-encoding must be gzip, deflate or br, or be left out.');
  return known;
}

async function collect(request: Request, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(parts);
    size += part.value.byteLength;
    if (size > limitBytes) {
      await reader?.cancel();
      throw tooLarge(limitBytes);
    }
    parts.push(part.value);
  }
}

async function decompress(encoding: Encoding, bytes: Buffer, limitBytes: number): Promise<Buffer> {
  // Some send deflate without the header that it is to have: its first byte tells.
  const isRaw = encoding === 'deflate' && ((bytes[0] ?? 8) & 0x0f) !== 8;
  const run = isRaw ? rawDeflate : decompressors[encoding];
  try {
    return await run(bytes, { maxOutputLength: limitBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limitBytes);
    throw new BodyError(
      'broken_encoding',
      `The body is not valid ${encoding}: send it whole, or uncompressed.`,
    );
  }
}

function decoderOf(contentType: string | null): (bytes: Buffer) => string {
  const decoder = bodyDecoder(contentType);
  if (!decoder)
    throw new BodyError('unknown_charset', 'The charset of content-type is not known: send UTF-8.');
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new BodyError(
        'broken_text',
        `The body is not valid ${decoder.charset}: name the charset it is in.`,
      );
    }
  };
}
