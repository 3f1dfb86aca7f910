import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/shared/app-error';
import { type OpenTableOptions, openTable, type TableReject, type TableRow } from './open-table';
import { previewTable } from './preview-table';
import { resumePointSchema } from './resume-point';

async function* inChunks(bytes: Uint8Array | string, size = 7): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(bytes as string);
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}
const read = async (bytes: Uint8Array | string, options: OpenTableOptions = {}, size?: number) => {
  const table = await openTable(inChunks(bytes, size), options);
  const items: (TableRow | TableReject)[] = [];
  for await (const item of table.rows) items.push(item);
  return {
    table,
    items,
    brief: items.map((item) => ('row' in item ? item.row : `${item.line}: ${item.reason}`)),
  };
};
const problemOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('read it all the same')),
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );

describe('formats', () => {
  it('reads rows by each delimiter, whatever stands in quotes', async () => {
    for (const delimiter of [',', ';', '\t', '|'] as const) {
      const text = `name${delimiter}note\n"Ada${delimiter} L."${delimiter}"a\n""b"""\nBob${delimiter}5" tv\n`;
      const { table, brief } = await read(text);
      expect(table.delimiter).toBe(delimiter);
      expect(brief).toEqual([
        { name: `Ada${delimiter} L.`, note: 'a\n"b"' },
        { name: 'Bob', note: '5" tv' },
      ]);
    }
  });

  it('reads one object per line, and an array of objects', async () => {
    const objects = [{ a: 1, b: { c: ['}', ']', '"', '\\'] } }, { a: null, 'ü,"': 'x\n' }, {}];
    for (const text of [
      objects.map((one) => JSON.stringify(one)).join('\n'),
      JSON.stringify(objects),
      JSON.stringify(objects, null, 2),
      ` [\r\n${objects.map((one) => JSON.stringify(one)).join('\r\n,\r\n')}\r\n]\r\n`,
    ])
      for (const size of [1, 3, 1000]) expect((await read(text, {}, size)).brief).toEqual(objects);
  });

  it('tells of a row that is no object, and goes on', async () => {
    expect((await read('{"a":1}\nnot json\n\n[1]\n{"a":2}')).brief).toEqual([
      { a: 1 },
      '2: is not valid JSON',
      '4: is not a JSON object',
      { a: 2 },
    ]);
    expect((await read('[{"a":1},\n7, {"a":2} {"a":3}\n]')).brief).toEqual([
      { a: 1 },
      '2: is not a JSON object',
      '2: is not valid JSON',
    ]);
  });

  it('tells of ragged and empty rows by their lines', async () => {
    const { brief } = await read('a,b\r\n1,"x\r\ny"\r\n\r\n3\r\n,\r\n4,5,6\r\n7,8,,\r\n');
    expect(brief).toEqual([
      { a: '1', b: 'x\r\ny' },
      '5: has 1 cells where the header has 2',
      '6: has no cell with anything in it',
      '7: has 3 cells where the header has 2',
      { a: '7', b: '8' },
    ]);
  });

  it('names columns so that each can be told apart, and says so', async () => {
    const { table, brief } = await read(`\ufeffid,,id,__proto__,${'x'.repeat(90)}\n1,2,3,4,5\n`);
    expect(brief).toEqual([
      { id: '1', 'column 2': '2', 'id (2)': '3', '__proto__ column': '4', ['x'.repeat(80)]: '5' },
    ]);
    expect(table.notes).toHaveLength(4);
    expect((await read('ada@example.com,Ada\nbob@example.com,Bob\n')).table.notes).toHaveLength(1);
  });
});

describe('charsets', () => {
  const text = 'name;city\nJürgen;Köln – „Altstadt“\n';
  const expected = [{ name: 'Jürgen', city: 'Köln – „Altstadt“' }];
  const windows = Buffer.from(text.replace('–', '\x96').replace('„', '\x84').replace('“', '\x93'), 'latin1');
  const swapped = Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['utf-8', true, Buffer.from(text)],
    ['utf-8', false, Buffer.from(`\ufeff${text}`)],
    ['utf-16le', false, Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', false, Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ['utf-16le', true, Buffer.from(text, 'utf16le')],
    ['windows-1252', true, windows],
  ] as const)('reads %s (guessed: %s)', async (name, guessed, bytes) => {
    for (const size of [1, 2, 5, 1000]) {
      const { table, brief } = await read(bytes, {}, size);
      expect(brief).toEqual(expected);
      expect(table.charset()).toEqual({ name, guessed });
    }
  });

  it('takes the charset that is declared', async () => {
    const { table, brief } = await read(Buffer.from('a\n\xe0\n', 'latin1'), { charset: 'windows-1251' });
    expect(brief).toEqual([{ a: 'а' }]);
    expect(table.charset()).toEqual({ name: 'windows-1251', guessed: false });
    expect((await problemOf(read('a\n1', { charset: 'klingon' }))).detail).toContain('klingon');
    expect((await problemOf(read('a\n1', { charset: 'shift_jis' }))).remedy).toContain('UTF-8');
  });

  it('finds out late, where text beyond ASCII comes late', async () => {
    const rows = `a,b\n${'plain,row\n'.repeat(30_000)}`;
    const { table, items } = await read(Buffer.from(`${rows}Jürgen,x\n`, 'latin1'), {}, 50_000);
    expect(items.at(-1)).toMatchObject({ line: 30_002, row: { a: 'Jürgen' } });
    expect(table.charset()).toEqual({ name: 'windows-1252', guessed: true });
  });

  it('rejects a row whose characters are broken, and takes the rest', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`a\nü\n${'x\n'.repeat(80_000)}`),
      Buffer.from([0xfc, 0x0a]),
      Buffer.from('ö\n'),
    ]);
    const { items } = await read(bytes, {}, 40_000);
    expect(items.at(-2)).toMatchObject({ line: 80_003, reason: expect.stringContaining('not UTF-8') });
    expect(items.at(-1)).toMatchObject({ row: { a: 'ö' } });
    expect(items).toHaveLength(80_003);
  });
});

describe('what is no table', () => {
  it.each([
    ['', 'empty'],
    ['\ufeff \n\n', 'empty'],
    [Buffer.from('PK\x03\x04rest'), 'Excel'],
    [Buffer.from('%PDF-1.7'), 'PDF'],
    [Buffer.from(Array.from({ length: 500 }, (_, index) => index % 7)), 'not text'],
    ['{\n "data": [\n', 'one JSON object'],
    ['[{"a":1},{"a":2}', 'ends before'],
    ['[{"a":1}] tail', 'outside of the array'],
    ['a,b\n1,"never\n2,3\n', 'line 2 is never closed'],
    [gzipSync(gzipSync('a\n1\n')), 'more than once'],
    [gzipSync('a\n1\n'.repeat(1000)).subarray(0, 30), 'too early'],
    [Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(50, 7)]), 'damaged'],
  ])('says so: %#', async (bytes, part) => {
    const problem = await problemOf(read(bytes));
    expect(problem.detail).toContain(part);
    expect(problem.remedy).toBeTruthy();
  });

  it('gives the rows before a quote that is never closed, and what stands on its line', async () => {
    const table = await openTable(inChunks(`a,b\n1,2\n3,4\n5,"${'x'.repeat(5000)}`), {
      limits: { recordBytes: 1000 },
    });
    const rows: unknown[] = [];
    const problem = await problemOf(
      (async () => {
        for await (const item of table.rows) rows.push('row' in item && item.row);
      })(),
    );
    expect(rows).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
    expect(problem.detail).toContain('line 4');
  });

  it('passes over a JSON row that is too large', async () => {
    for (const wrap of [(rows: string[]) => rows.join('\n'), (rows: string[]) => `[${rows.join(',\n')}]`])
      expect(
        (
          await read(wrap(['{"a":1}', `{"a":"${'x'.repeat(3000)}"}`, '{"a":2}']), {
            limits: { recordBytes: 1000 },
          })
        ).brief,
      ).toEqual([{ a: 1 }, '2: is larger than 1 kB', { a: 2 }]);
  });

  it('gives up a file that unpacks to far more than its size, long before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a,b\n'));
    const limits = { packRatioFromBytes: 500_000, packRatio: 5 };
    const problem = await problemOf(read(bomb, { limits }, 4096));
    expect(problem).toMatchObject({ code: 'payload_too_large' });
    const large = await problemOf(read('a\n1\n2\n', { limits: { unpackedBytes: 4 } }));
    expect(large.code).toBe('payload_too_large');
  });

  it('lets go of its source when the caller stops early or it is no table', async () => {
    let isOpen = true;
    async function* source() {
      try {
        for (;;) yield Buffer.from('a,b\n1,2\n'.repeat(1000));
      } finally {
        isOpen = false;
      }
    }
    const preview = await previewTable(source(), {}, 5);
    expect(preview).toMatchObject({ header: ['a', 'b'], isWhole: false });
    expect(preview.rows).toHaveLength(5);
    expect(isOpen).toBe(false);
    isOpen = true;
    await problemOf(openTable(source(), { charset: 'klingon' }));
    expect(isOpen).toBe(false);
  });
});

describe('resuming', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\n', '\r\n', ' ', '€', '7'),
    maxLength: 6,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const encodings = {
    'utf-8': (text: string) => Buffer.from(`\ufeff${text}`),
    'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'windows-1252': (text: string) => Buffer.from(text.replaceAll('€', '\x80'), 'latin1'),
  };

  it('goes on after any row as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'),
        fc.constantFrom('csv', 'ndjson', 'json'),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.nat(),
        async (rows, charset, format, isPacked, lineBreak, at) => {
          const objects = rows.map(([x, y]) => ({ x: `é${x}`, y }));
          const text =
            format === 'csv'
              ? `x,y${lineBreak}${objects.map(({ x, y }) => `${quoted(x)},${quoted(y)}`).join(lineBreak)}`
              : format === 'ndjson'
                ? objects.map((one) => JSON.stringify(one)).join(lineBreak)
                : `[${objects.map((one) => JSON.stringify(one)).join(`,${lineBreak}`)}]`;
          const plain = encodings[charset](text);
          const bytes = isPacked ? gzipSync(plain) : plain;
          const { table, items } = await read(bytes, { format });
          expect(items.map((item) => 'row' in item && item.row)).toEqual(objects);
          const stop = at % items.length;
          const last = items[stop] as TableRow;
          const resume = resumePointSchema.parse(JSON.parse(JSON.stringify(table.resumeAfter(last))));
          expect((await read(bytes, { resume })).items).toEqual(items.slice(stop + 1));
          if (isPacked) return;
          const ahead = await read(bytes.subarray(resume.offset), { resume, bytesBegin: resume.offset });
          expect(ahead.items).toEqual(items.slice(stop + 1));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('refuses another file', async () => {
    const { table, items } = await read('a\n1\n2\n');
    const resume = table.resumeAfter(items[0] as TableRow);
    expect((await problemOf(read(gzipSync('a\n1\n2\n'), { resume }))).remedy).toContain('same file');
  });
});
