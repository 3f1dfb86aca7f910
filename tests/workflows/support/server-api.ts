import { z } from 'zod';
import { authorization, type ServerAccess } from './which-server';

const runSchema = z.object({
  run_id: z.string(),
  status: z.enum([
    'Queued',
    'Scheduled',
    'Running',
    'Completed',
    'Failed',
    'Overflowed',
    'Cancelled',
    'Skipped',
  ]),
  output: z.unknown(),
});
/** A real server has finer words for some. */
const COARSER = { Scheduled: 'Queued', Overflowed: 'Failed' } as const;
const failureSchema = z.object({ name: z.string().optional(), message: z.string() });

export type Run = {
  id: string;
  status: 'Queued' | 'Running' | 'Completed' | 'Failed' | 'Cancelled' | 'Skipped';
  output: unknown;
  /** What a failed run says; null for any other. */
  failure: z.infer<typeof failureSchema> | null;
};

export type ServerApi = {
  runsOf: (eventId: string) => Promise<Run[]>;
  read: (runId: string) => Promise<Run>;
  cancel: (runId: string) => Promise<void>;
  /** The HTTP status and the run that was waiting. */
  signal: (signal: string, data: unknown) => Promise<{ status: number; runId: string | null }>;
};

/** The part of the public API that the embedded engine and a real server have in common. */
export function serverApi(access: ServerAccess): ServerApi {
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${access.baseUrl}${path}`, {
      method,
      headers: { ...authorization(access), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async (path: string): Promise<unknown> => {
    const reply = await call('GET', path);
    if (!reply.ok) throw new Error(`GET ${path}: ${reply.status} ${await reply.text()}`);
    return await reply.json();
  };
  return {
    async runsOf(eventId) {
      const listed = z
        .object({ data: z.array(runSchema).nullable() })
        .parse(await read(`/v1/events/${eventId}/runs`));
      // A run that was skipped never was: some versions of a real server list it all the same.
      return (listed.data ?? []).map(toRun).filter(({ status }) => status !== 'Skipped');
    },
    read: async (runId) => toRun(z.object({ data: runSchema }).parse(await read(`/v1/runs/${runId}`)).data),
    async cancel(runId) {
      const reply = await call('DELETE', `/v1/runs/${runId}`);
      if (!reply.ok) throw new Error(`DELETE of run ${runId}: ${reply.status} ${await reply.text()}`);
    },
    async signal(signal, data) {
      const reply = await call('POST', '/v1/signals', { signal, data });
      const body: unknown = await reply.json();
      const matched = z.object({ data: z.object({ run_id: z.string() }) }).safeParse(body);
      return { status: reply.status, runId: matched.data?.data.run_id ?? null };
    },
  };
}

function toRun({ run_id, status: said, output }: z.infer<typeof runSchema>): Run {
  const status = said === 'Scheduled' || said === 'Overflowed' ? COARSER[said] : said;
  // A real server may keep the error as it is, or under `error`.
  const read = z
    .union([z.object({ error: failureSchema }).transform(({ error }) => error), failureSchema])
    .safeParse(output);
  const failure = read.success ? read.data : { message: JSON.stringify(output) };
  return { id: run_id, status, output, failure: status === 'Failed' ? failure : null };
}
