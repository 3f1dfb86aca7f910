import { decoderFor } from '../decode-bytes';

/** The text of a feed by its byte order mark, else by the content type, else by what its XML says of itself; UTF-8 where none is known. */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const stated = /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1];
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml\s[^>]*\bencoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1];
  const name = markedCharset(bytes) ?? [stated, declared].find(isCharset) ?? 'utf-8';
  return decoderFor(name).decode(bytes);
}

function markedCharset(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function isCharset(name: string | undefined): name is string {
  try {
    return name !== undefined && decoderFor(name).charset !== '';
  } catch {
    return false;
  }
}
