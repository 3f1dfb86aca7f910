import { describe, expect, it, test } from 'vitest';
import { decoderFor } from './decode-bytes';

const quoted = Uint8Array.of(0x93, 0x80, 0x94, 0x96, 0xe4);

describe('one byte for each character', () => {
  it.each(['windows-1252', 'latin1', 'ISO-8859-1', 'us-ascii', 'cp1252'])(
    '%s keeps quotes and dashes',
    (label) => expect(decoderFor(label).decode(quoted)).toBe('“€”–ä'),
  );

  it('reads every byte as the Encoding Standard has it', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const decoder = new TextDecoder('windows-1252');
    // Piece by piece, Node 20 decodes by the standard.
    const standard = decoder.decode(every, { stream: true }) + decoder.decode();
    expect(decoderFor('windows-1252', { isStrict: true }).decode(every)).toBe(standard);
  });

  it('reads a part of a larger piece of memory alone', () =>
    expect(decoderFor('latin1').decode(quoted.subarray(1, 3))).toBe('€”'));
});

test('others are decoded as they are, without a mark', () => {
  expect(decoderFor('utf-8').decode(Buffer.from('\uFEFFä€'))).toBe('ä€');
  expect(decoderFor('utf-16').decode(Buffer.from('ä€', 'utf16le'))).toBe('ä€');
  expect(decoderFor('UTF8').charset).toBe('utf-8');
});

test('what does not fit is an error where it is to be', () => {
  expect(() => decoderFor('utf-8', { isStrict: true }).decode(quoted)).toThrow(TypeError);
  expect(decoderFor('utf-8').decode(Uint8Array.of(0xff))).toBe('\ufffd');
  expect(() => decoderFor('klingon')).toThrow(RangeError);
});
