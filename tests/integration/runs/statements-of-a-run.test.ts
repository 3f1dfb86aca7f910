import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { finishRun } from '@/lib/usecases/runs/finish-run';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { recordStepEnd, recordStepStart } from '@/lib/usecases/runs/record-steps';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/workspace';
import { aHoldout } from '../holdouts/support';

// One run costs the one process of the console about as much as its statements: with 170 of them, ten signals a second were more than it
// could carry. Whoever needs more of them for a new rule reads them together with others, or raises this with a measured reason.
const MOST_STATEMENTS = 96;

/** Takes every event, as the workflow engine does. */
const engine = http.createServer((request, response) => {
  request.resume().on('end', () => response.end(JSON.stringify({ ids: ['1'], status: 200 })));
});
const statements: string[] = [];
const { query } = pg.Client.prototype;

beforeAll(async () => {
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const { port } = engine.address() as AddressInfo;
  Object.assign(process.env, { INNGEST_BASE_URL: `http://127.0.0.1:${port}`, INNGEST_EVENT_KEY: 'test' });
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [asked] = args as [string | { text?: string }];
    statements.push(typeof asked === 'string' ? asked : (asked.text ?? ''));
    return Reflect.apply(query, this, args) as unknown;
  } as typeof query;
});
afterAll(() => {
  pg.Client.prototype.query = query;
  engine.close();
});

const engagedLead = (n: number) => ({
  kind: 'lead.engaged',
  source: 'test',
  messageId: `message-${n}`,
  occurredAt: new Date().toISOString(),
  payload: {
    contact: {
      externalId: `lead-${n}`,
      region: 'DACH',
      traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
    },
    account: { externalId: `account-${n}`, name: 'Example', tier: 'tier_2' },
  },
});

/** From a signal of somebody new to the effect and the end of its run, step by step as the workflow takes them. */
async function runOnce(workspaceId: string, n: number): Promise<string[]> {
  statements.length = 0;
  const [recorded] = await recordSignals({
    workspaceId,
    actor: { type: 'system', id: 'test' },
    items: [engagedLead(n)],
  });
  const signalId = recorded?.signalId ?? '';
  await planRuns(workspaceId, [signalId]);
  const before = [...statements];
  const { id: runId } = await db().run.findFirstOrThrow({ where: { signalId } });
  statements.length = 0;
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const ref = { workspaceId, runId, step: name, attempt: 0 };
    await recordStepStart(ref, 'run', []);
    const result = await work();
    await recordStepEnd(ref, 'completed', null);
    return result;
  };
  const task = await step('propose', () => proposeActions(workspaceId, runId));
  const taskId = task.taskId ?? '';
  const submitted = await step('submit 0', () => submitUnlessCancelled(workspaceId, taskId, 0));
  const actionId = submitted?.actionId ?? '';
  const executed = await step('execute 0.0', () => executeAction({ workspaceId, actionId }));
  expect(executed.status).toBe('observed');
  await step('finish', () => finishRun(workspaceId, runId, executed.status));
  return [...before, ...statements];
}

test(`a run that needs nobody takes at most ${MOST_STATEMENTS} statements, from its signal to its end`, async () => {
  const { workspaceId } = await aWorkspace({ askBelowConfidence: 0 });
  // What never changes by its id is read once, by whoever comes first.
  await runOnce(workspaceId, 1);
  const counted = await runOnce(workspaceId, 2);
  expect(counted.length).toBeGreaterThan(60);
  expect(counted.length).toBeLessThanOrEqual(MOST_STATEMENTS);
});

test('a running holdout costs the plan of a run one statement more, and none where there is none', async () => {
  const workspace = await aWorkspace({ askBelowConfidence: 0 });
  const { workspaceId } = workspace;
  const planned = async (n: number): Promise<number> => {
    const [recorded] = await recordSignals({
      workspaceId,
      actor: { type: 'system', id: 'test' },
      items: [engagedLead(n)],
    });
    statements.length = 0;
    await planRuns(workspaceId, [recorded?.signalId ?? '']);
    return statements.length;
  };
  await planned(11);
  const without = await planned(12);
  await aHoldout(workspace);
  expect((await planned(13)) - without).toBeLessThanOrEqual(1);
});
