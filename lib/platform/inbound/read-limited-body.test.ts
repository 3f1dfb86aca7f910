import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readLimitedBody } from './read-limited-body';

const LIMIT = 10_000;
type Sent = { bytes: Uint8Array; headers?: Record<string, string>; limit?: number };
const read = ({ bytes, headers = {}, limit = LIMIT }: Sent) =>
  readLimitedBody(
    new Request('https://mandate.example/in', { method: 'POST', body: Buffer.from(bytes), headers }),
    limit,
  );
const encoded = (name: string, bytes: Uint8Array, limit?: number) =>
  read({ bytes, headers: { 'content-encoding': name }, ...(limit ? { limit } : {}) });
const compressors: [string, (bytes: Buffer) => Buffer][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
];

test.each(compressors)('%s: whatever was sent comes back', async (name, compress) => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (text) => {
      const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
      expect(await encoded(name, compress(bytes))).toEqual({ ok: true, bytes, text: bytes.toString() });
    }),
    { numRuns: 30 },
  );
});

describe('the limit', () => {
  it('is one of bytes, to the byte', async () => {
    expect(await read({ bytes: Buffer.alloc(LIMIT, 'a') })).toMatchObject({ ok: true });
    expect(await read({ bytes: Buffer.alloc(LIMIT + 1, 'a') })).toMatchObject({
      ok: false,
      problem: 'too_large',
    });
  });

  it.each(compressors)('is one of %s when decompressed', async (name, compress) => {
    expect(await encoded(name, compress(Buffer.alloc(LIMIT, 'a')))).toMatchObject({ ok: true });
    expect(await encoded(name, compress(Buffer.alloc(LIMIT + 1, 'a')))).toMatchObject({
      problem: 'too_large',
    });
  });

  it('stops a bomb before it grows, also one within another', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const limit = 1_000_000;
    const before = process.memoryUsage().arrayBuffers;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }, 1);
    expect(await encoded('gzip', bomb, limit)).toMatchObject({ ok: false, problem: 'too_large' });
    expect(await encoded('gzip, gzip', gzipSync(bomb), limit)).toMatchObject({
      ok: false,
      problem: 'too_large',
    });
    clearInterval(watch);
    expect(peak - before).toBeLessThan(20_000_000);
  });

  it('ends a body that never does', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const request = new Request('https://mandate.example/in', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await readLimitedBody(request, LIMIT)).toMatchObject({ problem: 'too_large' });
    expect(sent).toBeLessThan(LIMIT * 2);
  });
});

describe('text', () => {
  it.each([
    ['UTF-8 without a charset', Buffer.from('ä€'), 'application/json', 'ä€'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFä'), 'application/json; charset=utf-8', 'ä'],
    ['Latin-1', Buffer.from('ä', 'latin1'), 'text/xml; charset="ISO-8859-1"', 'ä'],
    ['Windows-1252', Buffer.of(0x93, 0x80, 0x94), 'text/plain; charset=windows-1252', '“€”'],
    ['UTF-16', Buffer.from('ä€', 'utf16le'), 'application/json;CHARSET=utf-16', 'ä€'],
  ])('is decoded from %s', async (_, bytes, type, text) =>
    expect(await read({ bytes, headers: { 'content-type': type } })).toMatchObject({ ok: true, text, bytes }),
  );

  it('is refused where it is not what it says', async () => {
    const latin = Buffer.from('ä', 'latin1');
    expect(await read({ bytes: latin })).toMatchObject({ problem: 'broken_text' });
    const unknown = { 'content-type': 'text/plain; charset=klingon' };
    expect(await read({ bytes: latin, headers: unknown })).toMatchObject({ problem: 'unknown_charset' });
  });
});

describe('what is no body', () => {
  it.each([
    ['an unknown encoding', 'zip', Buffer.from('a'), 'unknown_encoding'],
    ['too many encodings', 'gzip, gzip, gzip, gzip', Buffer.from('a'), 'unknown_encoding'],
    ['no gzip', 'gzip', Buffer.from('text'), 'broken_encoding'],
    ['half a gzip', 'gzip', gzipSync(Buffer.alloc(5000, 'ab')).subarray(0, 20), 'broken_encoding'],
  ])('is %s', async (_, name, bytes, problem) =>
    expect(await encoded(name, bytes)).toMatchObject({ ok: false, problem }),
  );

  it('is one that breaks off; an empty one is empty', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('reset')),
    });
    const request = new Request('https://mandate.example/in', {
      method: 'POST',
      body: broken,
      duplex: 'half',
    } as RequestInit);
    expect(await readLimitedBody(request, LIMIT)).toMatchObject({ problem: 'interrupted' });
    const empty = new Request('https://mandate.example/in', { method: 'POST' });
    expect(await readLimitedBody(empty, LIMIT)).toMatchObject({ ok: true, text: '' });
  });
});
