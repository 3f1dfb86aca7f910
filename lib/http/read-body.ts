import { AppError } from '@/lib/core/shared/app-error';
import { holdsSealed, SEALED_PREFIX } from '@/lib/platform/person-cipher';

const MAX_BODY_BYTES = 1_000_000;

export type BodyOptions = {
  maxBodyBytes?: number;
  parseBody?: (text: string, contentType: string) => unknown;
};

/** The body as a value, read no further than the limit. Throws `AppError`: payload_too_large, unsupported_media_type, invalid_request. */
export async function readBody(
  request: Request,
  { maxBodyBytes = MAX_BODY_BYTES, parseBody }: BodyOptions,
): Promise<unknown> {
  const contentType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!parseBody && contentType !== 'application/json') {
    throw new AppError('unsupported_media_type', {
      detail: `The body came as ${contentType || 'an unnamed type'}.`,
      remedy: 'Send JSON with `Content-Type: application/json`.',
    });
  }
  const text = await readText(request, maxBodyBytes);
  const value = parseBody ? parseBody(text, contentType) : parseJson(text);
  if (holdsSealed(value))
    throw malformed(`holds a text that begins with “${SEALED_PREFIX}”: nobody may write one`);
  return value;
}

async function readText(request: Request, maxBodyBytes: number): Promise<string> {
  const tooLarge = () =>
    new AppError('payload_too_large', {
      detail: `The body is larger than ${maxBodyBytes.toLocaleString('en-US')} bytes.`,
      remedy: 'Send it in smaller parts.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBodyBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('is not UTF-8 text: encode it as UTF-8');
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw malformed('is empty: send a JSON value');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(
      `is not JSON (${error instanceof Error ? error.message : 'it can not be parsed'}): check commas and quotes`,
    );
  }
}

function malformed(reason: string): AppError {
  return new AppError('invalid_request', {
    detail: `The body ${reason}.`,
    invalidParams: [{ name: 'body', in: 'body', reason }],
  });
}
