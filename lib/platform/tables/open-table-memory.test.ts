import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { openTable } from './open-table';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heldMb = () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_000_000;
};

const sizeMb = 24;
const note = 'a note of some length, '.repeat(60);
async function* csv() {
  yield Buffer.from('id,email,note\n');
  for (let size = 0, id = 0; size < sizeMb * 1_000_000; ) {
    let block = '';
    for (let row = 0; row < 40; row++, id++) block += `${id},person${id}@example.com,"${note}"\n`;
    size += block.length;
    yield Buffer.from(block);
  }
}
async function* json() {
  yield Buffer.from('[');
  for (let size = 0, id = 0; size < sizeMb * 1_000_000; id++) {
    const row = `${id > 0 ? ',' : ''}${JSON.stringify({ id, note })}`;
    size += row.length;
    yield Buffer.from(row);
  }
  yield Buffer.from(']');
}

it.each([
  ['CSV', csv],
  ['packed CSV', () => Readable.from(csv(), { objectMode: false }).pipe(createGzip({ level: 1 }))],
  ['JSON', json],
])(`holds little of a large file: ${sizeMb} MB of %s`, async (_name, source) => {
  const before = heldMb();
  const table = await openTable(source());
  let rows = 0;
  const held: number[] = [];
  for await (const item of table.rows) {
    expect('row' in item).toBe(true);
    if (++rows % 4000 === 0) held.push(heldMb() - before);
  }
  expect(rows).toBeGreaterThan(15_000);
  expect(held.length).toBeGreaterThan(3);
  expect(Math.max(...held)).toBeLessThan(6);
});
