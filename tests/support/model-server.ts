import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

type Asked = { model: string; messages: { role: string; content: string }[]; tools?: unknown };
type Answer = (response: ServerResponse, asked: Asked, nth: number) => void;

/** A local server that speaks `/v1/chat/completions` and stands in for a model. What it answers is set by each test. */
export async function startModelServer() {
  const asked: Asked[] = [];
  let answer: Answer = (response) => response.writeHead(500).end();
  const server = createServer((request: IncomingMessage, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const body = JSON.parse(text) as Asked;
      asked.push(body);
      answer(response, body, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    configure(variables: Record<string, string> = {}): void {
      vi.stubEnv('OPENAI_BASE_URL', `http://127.0.0.1:${port}/v1`);
      vi.stubEnv('OPENAI_MODEL', 'test-model');
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    },
    answers(next: Answer): void {
      answer = next;
      asked.length = 0;
    },
    stop(): void {
      vi.unstubAllEnvs();
      server.closeAllConnections();
      server.close();
    },
  };
}

const usual = { prompt_tokens: 200, completion_tokens: 50, total_tokens: 250 };

/** An answer as the API gives it. */
export const says =
  (content: unknown, more: { refusal?: string; finish?: string; usage?: object | null } = {}): Answer =>
  (response) => {
    const { refusal = null, finish = 'stop', usage = usual } = more;
    const said = refusal === null ? (typeof content === 'string' ? content : JSON.stringify(content)) : null;
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        created: 0,
        model: 'test-model',
        choices: [
          { index: 0, finish_reason: finish, message: { role: 'assistant', content: said, refusal } },
        ],
        ...(usage === null ? {} : { usage }),
      }),
    );
  };

export const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code, { 'retry-after': '0', 'content-type': 'application/json' }).end('{"error":{}}');

/** Megabytes in one answer that never ends by itself. */
export const floods: Answer = (response) => {
  response.setHeader('content-type', 'application/json');
  const chunk = ' '.repeat(64 * 1024);
  const write = () => {
    while (!response.destroyed && response.write(chunk));
    response.once('drain', write);
  };
  write();
};

/** Takes the question and says nothing. */
export const keepsSilent: Answer = () => undefined;
