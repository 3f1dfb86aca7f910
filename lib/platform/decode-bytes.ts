/** What Windows-1252 has between 0x80 and 0x9f, by the Encoding Standard. */
const between = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A text that was decoded from Windows-1252 byte by byte, with its quotes and dashes where it has control characters that no text has. */
export const restoreWindows1252 = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (character) => between[character.charCodeAt(0) - 0x80] ?? character);

/** Text in Windows-1252, which is also what `latin1` and `iso-8859-1` mean. Node 20 decodes the bytes from 0x80 to 0x9f as control characters. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  restoreWindows1252(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));

/**
 * Decodes whole texts in a charset by one of its names, such as `latin1` or `utf-8`; a mark at the front is left out. `isStrict`: what fits
 * no character is an error and not replaced.
 * @throws RangeError for a charset that is not known; what it returns throws TypeError where it is strict.
 */
export function decoderFor(
  label: string,
  { isStrict = false } = {},
): { charset: string; decode: (bytes: Uint8Array) => string } {
  const decoder = new TextDecoder(label, { fatal: isStrict });
  const charset = decoder.encoding;
  return {
    charset,
    decode: charset === 'windows-1252' ? decodeWindows1252 : (bytes) => decoder.decode(bytes),
  };
}
