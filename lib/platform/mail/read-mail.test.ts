import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { classifyMail } from '@/lib/core/mail/classify-mail';
import { AppError } from '@/lib/core/shared/app-error';
import { mailSize } from './cut-to-read';
import { readMail } from './read-mail';

const head = 'From: Ann <Ann@Shop.test>\r\nTo: us@here.test, "B, C" <b@here.test>\r\nSubject: Hi\r\n';
const read = (text: string) => readMail(Buffer.from(text, 'latin1'));

describe('an e-mail', () => {
  it('is read with its header decoded', async () => {
    const mail = await read(
      `${head}Message-ID: <1@shop.test>\r\nIn-Reply-To:\r\n <2@here.test>\r\nX-Other: no\r\n\r\nHello`,
    );
    expect(mail).toEqual({
      from: 'ann@shop.test',
      to: ['us@here.test', 'b@here.test'],
      headers: {
        from: 'Ann <Ann@Shop.test>',
        to: 'us@here.test, "B, C" <b@here.test>',
        subject: 'Hi',
        'message-id': '<1@shop.test>',
        'in-reply-to': '<2@here.test>',
      },
      text: 'Hello\n',
      parts: [],
      isCut: false,
    });
    const encoded = await read('From: a@b.test\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\n\r\nx');
    expect(encoded.headers.subject).toBe('Grüße');
  });

  it('is read in its charset and encoding', async () => {
    const type = 'Content-Type: text/plain; charset=iso-8859-1\r\n';
    expect((await read(`${head}${type}\r\nGr\xfc\xdfe`)).text).toBe('Grüße\n');
    const windows = type.replace('iso-8859-1', 'windows-1252');
    expect((await read(`${head}${windows}\r\n\x93Gr\xfc\xdfe\x94 \x80`)).text).toBe('“Grüße” €\n');
    const quotedSubject = 'From: a@b.test\r\nSubject: =?windows-1252?Q?=93Hi=94?=\r\n\r\nx';
    expect((await read(quotedSubject)).headers.subject).toBe('“Hi”');
    const quoted = `${head}${type}Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DF=\r\ne`;
    expect((await read(quoted)).text).toBe('Grüße\n');
    const base64 = `${head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('Grüße').toString('base64')}`;
    expect((await read(base64)).text).toBe('Grüße');
  });

  it('is read from HTML where there is nothing else', async () => {
    const html =
      '<html><head><title>T</title><style>p{}</style></head><body><p>Gr&uuml;&szlig;e &amp; 1 &lt; 2</p><div>Please<br>stop</div><script>x</script><!-- y --></body></html>';
    expect((await read(`${head}Content-Type: text/html\r\n\r\n${html}`)).text).toBe(
      'Grüße & 1 < 2\n\nPlease\nstop',
    );
    const both = `${head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nplain\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n--b--\r\n`;
    expect((await read(both)).text.trim()).toBe('plain');
  });

  it('shows its reports and what they return, and does not open a message within a message', async () => {
    const mail = await read(
      `${head}Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nFailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.test\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nInner words\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n`,
    );
    expect(mail.text.trim()).toBe('Failed');
    expect(mail.parts.map(({ type }) => type)).toEqual(['message/delivery-status', 'message/rfc822']);
    expect(mail.parts[0]?.text).toContain('\n\nFinal-Recipient: rfc822; a@b.test');
    expect(mail.parts[1]?.text).toContain('Inner words');
  });

  it('keeps the words of one that promises parts and has none', async () => {
    const mail = await read(
      `${head}Content-Type: multipart/report; boundary=gone\r\n\r\n550 User unknown\r\n`,
    );
    expect(mail.text).toBe('550 User unknown\n');
  });
});

describe('what is no e-mail or too much of one', () => {
  const codeOf = (raw: Buffer) =>
    readMail(raw).then(
      () => null,
      (error: unknown) => (error instanceof AppError ? [error.code, Boolean(error.remedy)] : error),
    );

  it.each(['', '\0\0\0', 'hello world', '{"a":1}', '\r\n\r\nFrom: late@b.test'])(
    'is refused: %j',
    async (text) => {
      expect(await codeOf(Buffer.from(text))).toEqual(['invalid_request', true]);
    },
  );

  it('is refused by its size, its header, its levels', async () => {
    expect(await codeOf(Buffer.alloc(mailSize.acceptedBytes + 1, 'a'))).toEqual(['payload_too_large', true]);
    expect(await codeOf(Buffer.from(`${head}X: ${'a'.repeat(200_000)}\r\n\r\nx`))).toEqual([
      'invalid_request',
      true,
    ]);
    const levels = Array.from(
      { length: 30 },
      (_, level) => `--b${level}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`,
    );
    const nested = `${head}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${levels.join('')}`;
    expect(await codeOf(Buffer.from(nested))).toEqual(['invalid_request', true]);
  });
});

const alternative = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n';
const hostile: Record<string, () => string> = {
  // Each is longer than is read.
  'nothing but lines': () => `${head}\r\n${'\n'.repeat(20_000_000)}`,
  'one line': () => `${head}\r\n${'a'.repeat(20_000_000)}`,
  'parts without end': () =>
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\n\nx\n'.repeat(1_000_000)}`,
  'tags that never close': () => `${head}Content-Type: text/html\r\n\r\n${'<'.repeat(20_000_000)}`,
  'scripts that never close': () => `${head}Content-Type: text/html\r\n\r\n${'<script>'.repeat(2_000_000)}`,
  // What the library itself would turn to text for hours.
  'links that never close, beside plain text': () =>
    `${head}${alternative}${'<a href='.repeat(1_000_000)}\r\n--b\r\n\r\nx\r\n--b--\r\n`,
  'messages within messages': () => `${head}${'Content-Type: message/rfc822\r\n\r\n'.repeat(100_000)}`,
  'groups of addresses': () => `From: a@b.test\r\nTo: ${'a:b,'.repeat(25_000)}\r\n\r\nx`,
  'a report without end': () =>
    `${head}Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Final-Recipient: rfc822; a@b.test\nAction: failed\n\n'.repeat(300_000)}`,
  'addresses without end': () =>
    `From: mailer-daemon@b.test\r\nSubject: failure notice\r\n\r\n${'a@b.test unknown\n'.repeat(100_000)}`,
  'half addresses': () =>
    `From: mailer-daemon@b.test\r\nSubject: failure notice\r\n\r\n${'a@'.repeat(2_000_000)}`,
};

test.each(Object.keys(hostile))(
  'costs little, though made to cost much: %s',
  async (name) => {
    const raw = Buffer.from(hostile[name]?.() ?? '', 'latin1');
    // Processor time: what else the machine does must not count.
    const before = process.cpuUsage();
    const mail = await readMail(raw);
    classifyMail(mail);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(4000);
    expect(mail.isCut).toBe(true);
  },
  30_000,
);

it('ends with a mail or the one error, whatever the bytes', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      head,
      '\r\n',
      '\r\n\r\n',
      '--b\r\n',
      '--b--\r\n',
      'Content-Type: multipart/report; boundary=b\r\n',
      'Content-Type: message/delivery-status\r\n',
      'Content-Type: text/html; charset=x-none\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'Final-Recipient: rfc822; a@b.test\r\n',
      '=?utf-8?B?',
      '<ann@shop.test>: 550 5.1.1 User unknown\r\n',
    ),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      try {
        classifyMail(await read(pieces.join('')));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
    { numRuns: 500 },
  );
});
