import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FeedAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};
export type FeedServer = {
  origin: string;
  url(path: string): string;
  /** What was asked, in order. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  /** What a path answers from now on; a function answers by itself, or never. Everything else is 404. */
  at(path: string, answer: FeedAnswer | ((response: ServerResponse) => void)): void;
  stop(): Promise<void>;
};

/** A publisher's server on this machine. It answers 304 to whoever has what it would send, as servers do. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, FeedAnswer | ((response: ServerResponse) => void)>();
  const asked: FeedServer['asked'] = [];
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    asked.push({ path, headers });
    const answer = answers.get(path) ?? { status: 404 };
    if (typeof answer === 'function') {
      answer(response);
      return;
    }
    const isKnown = isSame(answer, headers);
    response
      .writeHead(isKnown ? 304 : (answer.status ?? 200), answer.headers)
      .end(isKnown ? '' : answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path) => `${origin}${path}`,
    asked,
    at: (path, answer) => void answers.set(path, answer),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isSame({ headers = {} }: FeedAnswer, asked: IncomingHttpHeaders): boolean {
  const etag = asked['if-none-match'];
  if (etag !== undefined) return etag === headers.etag;
  return asked['if-modified-since'] !== undefined && asked['if-modified-since'] === headers['last-modified'];
}
