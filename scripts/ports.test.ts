import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort, onFreePort } from './ports';

const listenOn = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const server = net.createServer();
    onTestFinished(() => void server.close());
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

test('a port that somebody takes in the moment before is given up for another', async () => {
  const wanted = await findFreePort();
  const tried: number[] = [];
  const port = await onFreePort(wanted, async (onPort) => {
    tried.push(onPort);
    if (tried.length === 1) await listenOn(onPort);
    await listenOn(onPort);
  });
  expect(tried).toEqual([wanted, port]);
  expect(port).not.toBe(wanted);
});

test('what fails for another reason is not tried again', async () => {
  let tried = 0;
  const listening = onFreePort(await findFreePort(), async () => {
    tried++;
    throw new Error('The disk is full.');
  });
  await expect(listening).rejects.toThrow('The disk is full.');
  expect(tried).toBe(1);
});
