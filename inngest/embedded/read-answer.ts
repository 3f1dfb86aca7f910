import { z } from 'zod';
import { type ErrorShape, type StepOp, stepOpsSchema, toErrorShape } from './protocol';
import { parseRetryAfter } from './retry';
import { parseJson } from './safe-json';

export type HttpAnswer = {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
};

/** What the app said to a call, in the engine's terms. */
export type Answer =
  | { kind: 'ops'; ops: StepOp[]; retryAfterMs: number | null; entersAtEachStep: boolean }
  | { kind: 'complete'; output: unknown }
  | { kind: 'error'; error: ErrorShape; final: boolean; retryAfterMs: number | null };

/** Reads the SDK's answer by its protocol. Whatever is not one becomes an error that is tried again. */
export function readAnswer(answer: HttpAnswer, nowMs: number): Answer {
  let { status, headers } = answer;
  let body = answer.body === '' ? null : parseJson(answer.body);
  if (body === undefined) return unusable(`The app answered ${status} with something that is not JSON.`);
  const streamed = status === 201 ? streamedSchema.safeParse(body).data : undefined;
  if (streamed) {
    status = streamed.status;
    headers = { ...headers, ...lowerCased(streamed.headers) };
    body = typeof streamed.body === 'string' ? (parseJson(streamed.body) ?? streamed.body) : streamed.body;
  }

  const retryAfterMs = parseRetryAfter(headers['retry-after'], nowMs);
  if ((status === 200 || status === 206) && headers['x-inngest-sdk'] === undefined) {
    return unusable(`Something other than the Inngest SDK answered the call (status ${status}).`);
  }
  if (status === 200) return { kind: 'complete', output: body };
  if (status === 206) {
    const ops = stepOpsSchema.safeParse(Array.isArray(body) ? body : [body]);
    if (
      answer.body.length > MAX_STEP_OUTPUT &&
      ops.data?.some((op) => isTooLarge(JSON.stringify(op.data ?? null)))
    )
      return unusable('step output size is greater than the limit', 'output_too_large');
    return ops.success
      ? {
          kind: 'ops',
          ops: ops.data,
          retryAfterMs,
          entersAtEachStep: headers['x-inngest-req-version'] === '1',
        }
      : unusable('The app answered with steps that cannot be read.');
  }
  const noRetry = headers['x-inngest-no-retry'];
  const final =
    noRetry === undefined ? status >= 400 && status < 500 && retryAfterMs === null : noRetry === 'true';
  // Without the SDK's mark this is a page of whatever stands before the app, and says nothing about the function.
  const fromSdk = headers['x-inngest-sdk'] !== undefined;
  return { kind: 'error', error: toErrorShape(body), final: final && fromSdk, retryAfterMs };
}

/** What a real server takes as the result of one step. */
const MAX_STEP_OUTPUT = 4 * 1024 * 1024;
export const isTooLarge = (json: string): boolean => json.length > MAX_STEP_OUTPUT;

/** An answer that can't be taken: tried again, then the run fails. */
export const unusable = (message: string, name = 'UnusableAnswerError'): Answer => ({
  kind: 'error',
  error: { name, message },
  final: false,
  retryAfterMs: null,
});

/** An answer that was kept alive while the step ran comes wrapped, its own status and headers inside. */
const streamedSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
});

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
