import net from 'node:net';

const MOST_ATTEMPTS = 4;

/** Whether a TCP port can be listened on. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Has `listen` listen on the wanted port, or on another one where that is taken, also where somebody takes it in the moment
 * before. @returns the port it listens on.
 */
export async function onFreePort(wanted: number, listen: (port: number) => Promise<void>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && (await isPortFree(wanted)) ? wanted : await findFreePort();
    try {
      await listen(port);
      return port;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || (await isPortFree(port))) throw error;
    }
  }
}
