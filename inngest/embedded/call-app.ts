import http from 'node:http';
import https from 'node:https';
import type { HttpAnswer } from './read-answer';

/** No answer came. `delivered` is false only when the app surely never saw the request. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly delivered: boolean;
  /** What a run that fails of it names. */
  readonly code: 'CallError' | 'output_too_large';
  constructor(message: string, delivered: boolean, code: CallError['code'] = 'CallError') {
    super(message);
    this.delivered = delivered;
    this.code = code;
  }
}

/** As much as a real server takes. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** Shorter than any server keeps an idle connection, so that none is reused in the moment it is being closed. */
const IDLE_CONNECTION_MS = 2_000;

export type AppCaller = {
  send: (
    method: 'POST' | 'PUT',
    url: URL,
    headers: Record<string, string>,
    body: string,
  ) => Promise<HttpAnswer>;
  close: () => void;
};

/** HTTP to the app, with connections kept open and no limit on how long a step may take but `timeoutMs`. */
export function createAppCaller(timeoutMs: number): AppCaller {
  const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS };
  let closed = false;
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

  const send: AppCaller['send'] = (method, url, headers, body) =>
    new Promise((resolve, reject) => {
      const secure = url.protocol === 'https:';
      const request = (secure ? https : http).request(url, {
        method,
        agent: agents[secure ? 'https:' : 'http:'],
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      });
      const fail = (error: NodeJS.ErrnoException | CallError) => {
        clearTimeout(timer);
        // What this engine cuts off itself goes on with its successor, and costs no attempt.
        const absent = closed || error.code === 'ECONNREFUSED';
        reject(error instanceof CallError && !closed ? error : new CallError(error.message, !absent));
      };
      const timer = setTimeout(
        () => request.destroy(new Error(`No answer within ${timeoutMs / 1000} s.`)),
        timeoutMs,
      );
      request.on('error', fail);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= MAX_ANSWER_BYTES) chunks.push(chunk);
          else response.destroy(new CallError('The answer is larger than 8 MB.', true, 'output_too_large'));
        });
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(timer);
          const answerHeaders = Object.entries(response.headers).map(([name, value]) => [
            name,
            String(value),
          ]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(answerHeaders),
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      request.end(body);
    });

  const close = () => {
    closed = true;
    for (const agent of Object.values(agents)) agent.destroy();
  };
  return { send, close };
}
