import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from './support/test-app';
import { onEmbedded } from './support/which-server';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
const CALL_TIMEOUT_MS = 1_000;

beforeAll(async () => {
  workflows = await startWorkflows(
    ({ client, journal, named }) => [
      client.createFunction(
        { id: 'victim', retries: 0, triggers: [{ event: named('victim') }] },
        async ({ step }) => step.run('step', () => 'fine'),
      ),
      client.createFunction(
        { id: 'patient', retries: 2, triggers: [{ event: named('patient') }] },
        async ({ step, attempt }) => {
          const first = await step.run('step', () => journal.note('patient'));
          return { first, attempt };
        },
      ),
      client.createFunction(
        { id: 'bystander', triggers: [{ event: named('bystander') }] },
        async ({ step }) => {
          await step.sleep('nap', '1s');
          return await step.run('step', () => 'fine');
        },
      ),
    ],
    { callTimeoutMs: CALL_TIMEOUT_MS },
  );
});
afterAll(() => workflows?.stop());
beforeEach(() => workflows.intercept(null));

type Answer = (call: Call) => void;
const SDK = { 'x-inngest-sdk': 'js:v4.24.0', 'x-inngest-req-version': '2' };
const say =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  ({ response }) =>
    response.writeHead(status, headers).end(body);
const json = (status: number, body: unknown): Answer =>
  say(status, JSON.stringify(body), { ...SDK, 'content-type': 'application/json' });

const badAnswers: [what: string, answer: Answer][] = [
  ['a page instead of an answer', say(200, '<html>Welcome</html>', { 'content-type': 'text/html' })],
  ['JSON that is not of the SDK', say(200, '{"hello":"world"}')],
  ['steps that are not of the SDK', say(206, '[{"op":"StepRun","id":"a","data":1}]')],
  ['no JSON', say(206, 'not json', SDK)],
  ['half an answer', say(206, '[{"op":"StepRun","id":"a",', SDK)],
  ['an error page', say(502, '<html>Bad gateway</html>')],
  ['an error without words', say(500, '', SDK)],
  ['steps without ids', json(206, [{ op: 'StepRun', data: 1 }])],
  ['steps that are numbers', json(206, [1, 2, 3])],
  ['an operation nobody knows', json(206, [{ op: 'Levitate', id: 'a'.repeat(40) }])],
  ['a connection that breaks', ({ request }) => request.socket.destroy()],
  [
    'a connection that breaks within the answer',
    ({ response, request }) => {
      response.writeHead(206, { ...SDK, 'content-length': '1000' });
      response.write('[{"op":');
      setImmediate(() => request.socket.destroy());
    },
  ],
];

/** Has the first calls for a function answered badly, and no others. */
function spoil(name: string, calls: number, answer: Answer): { calls: () => number } {
  let seen = 0;
  workflows.intercept((call) => {
    if (call.functionId !== `${workflows.client.id}-${name}`) return false;
    seen += 1;
    if (seen > calls) return false;
    answer(call);
    return true;
  });
  return { calls: () => seen };
}

describe('an answer', () => {
  it.each(badAnswers)('that is %s fails the call, and nobody else', async (_what, answer) => {
    const spoilt = spoil('victim', Number.POSITIVE_INFINITY, answer);
    const eventId = await workflows.send('victim');
    const run = await workflows.end(eventId);
    expect(run.status).toBe('Failed');
    expect(run.failure?.message).not.toBe('');
    expect(spoilt.calls()).toBe(1);
    workflows.intercept(null);
    expect((await workflows.run('victim')).status).toBe('Completed');
  });

  // The real server waits two hours, and 15 s and more before it tries again.
  it.runIf(onEmbedded)('that does not come fails the call in time', async () => {
    const bystander = workflows.send('bystander');
    spoil('victim', Number.POSITIVE_INFINITY, () => undefined);
    const started = performance.now();
    const run = await workflows.run('victim');
    expect(run.status).toBe('Failed');
    expect(performance.now() - started).toBeGreaterThan(CALL_TIMEOUT_MS - 50);
    expect((await workflows.end(await bystander)).output).toBe('fine');
  });

  it.runIf(onEmbedded).each([...badAnswers, ['nothing', () => undefined] as [string, Answer]])(
    'that is %s is asked for again',
    async (_what, answer) => {
      const before = workflows.journal.times('patient');
      const spoilt = spoil('patient', 2, answer);
      const run = await workflows.run('patient');
      expect(run).toMatchObject({ status: 'Completed', output: { first: before + 1 } });
      expect(spoilt.calls()).toBeGreaterThanOrEqual(3);
      expect(workflows.journal.times('patient')).toBe(before + 1);
    },
  );

  it.runIf(onEmbedded)('with a step that makes no sense does not stop the run', async () => {
    const nonsense = { op: 'Sleep', id: 'a'.repeat(40), name: 'a while' };
    const spoilt = spoil('patient', 1, json(206, [nonsense]));
    expect((await workflows.run('patient')).status).toBe('Completed');
    expect(spoilt.calls()).toBeGreaterThan(1);
  });

  it('without steps or result is asked for again', async () => {
    spoil('patient', 1, json(206, []));
    expect((await workflows.run('patient')).status).toBe('Completed');
  });
});
