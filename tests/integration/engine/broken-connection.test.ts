import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction, openPool } from '@/inngest/embedded/database';

/** Says in one breath that it is ready and that it shuts down, as a PostgreSQL does that is restarted at the wrong moment. */
const server = createServer((socket) => {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const fatal = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  socket.on('error', () => undefined);
  socket.once('data', () =>
    socket.end(
      Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I')), message('E', fatal)]),
    ),
  );
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

it('ends no process when it breaks between the pool’s hands and a transaction’s', async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.prependListener('uncaughtException', note);
  const { port } = server.address() as AddressInfo;
  const pool = openPool(`postgresql://a:b@127.0.0.1:${port}/c`, 1, () => undefined);
  await expect(inTransaction(pool, async () => undefined)).rejects.toThrow();
  await pool.end();
  process.off('uncaughtException', note);
  expect(uncaught).toEqual([]);
});
