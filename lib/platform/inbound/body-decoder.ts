import { decoderFor } from '../decode-bytes';

/**
 * How the body of a request becomes text: by the charset of its content type, UTF-8 without one; strictly, so that a byte that does not fit
 * is an error. Mail names the charset of each of its parts inside, so its bytes stay one character each. Null where the charset is unknown.
 */
export function bodyDecoder(contentType: string | null): ReturnType<typeof decoderFor> | null {
  const stated = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  const usual = /^\s*message\/rfc822\b/i.test(contentType ?? '') ? 'latin1' : 'utf-8';
  try {
    return decoderFor(stated ?? usual, { isStrict: true });
  } catch {
    return null;
  }
}

/** A body that was kept, as the text that it was when it came. */
export function decodeKeptBody(bytes: Buffer, contentType: string | null): string {
  try {
    return bodyDecoder(contentType)?.decode(bytes) ?? bytes.toString('utf8');
  } catch {
    return bytes.toString('utf8');
  }
}
