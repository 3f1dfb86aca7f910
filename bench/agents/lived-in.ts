import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleLeads } from '../../lib/usecases/sample/sample-signals';
import { recordSignals } from '../../lib/usecases/signals/record-signals';

const system = { type: 'system' as const, id: 'bench' };

/** Takes every event, as the workflow engine does, and does nothing about it. */
export async function withDeafEngine<T>(work: () => Promise<T>): Promise<T> {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify({ ids: ['1'], status: 200 })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, { INNGEST_BASE_URL: `http://127.0.0.1:${port}`, INNGEST_EVENT_KEY: 'bench' });
  try {
    return await work();
  } finally {
    server.close();
  }
}

export const pagesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Signals of contacts that nobody has planned about. @returns their ids. */
export async function newSignals(workspaceId: string, first: number, count: number): Promise<string[]> {
  const { leads } = sampleLeads(new Date(), {
    first,
    count,
    withOutcome: 0,
    spreadDays: 1,
    seed: `orchestrator-${first}`,
  });
  const ids: string[] = [];
  for (const items of pagesOf(leads, 500))
    for (const { signalId } of await recordSignals({ workspaceId, actor: system, items, emit: false }))
      ids.push(signalId ?? '');
  return ids;
}
