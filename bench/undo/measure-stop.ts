import { setTimeout as pause } from 'node:timers/promises';
import { db } from '../../lib/db/client';
import { readPauseAccount } from '../../lib/queries/stops/read-pause-account';
import { liftPause } from '../../lib/usecases/stops/lift-pause';
import { pauseSubject } from '../../lib/usecases/stops/pause-subject';
import { aWorkspace, type TestWorkspace } from '../../tests/support/workspace';
import { atLeast, atMost, exactly, type Figure, plain, quantile } from '../figure';
import { startAgents } from '../gate/processes/start-agents';
import { withGateDatabase } from '../gate/with-gate-database';
import type { AssignersOptions } from './processes/assigners';

const STOPS = 1000;
const PROCESSES = 2;
const AT_ONCE = 2;
const RUNS_FOR_MS = [5, 80] as const;
const LOOKS_FOR_MS = 15;
const SETTLED_WITHIN_MS = 5000;

type Seen = { clickMs: number; claimsAfter: number; inFlight: number; escaped: number; wrong: number };

const claims = (workspaceId: string) =>
  db().auditEntry.count({ where: { workspaceId, verb: 'actions.claimed' } });

/** What the platform has done since the stop was committed, and for which of it the stop did not account. */
async function truthOf(workspaceId: string, pauseId: string, requestsBefore: Set<string>) {
  const after = await db().practiceRequest.findMany({
    where: { workspaceId },
    select: { idempotencyKey: true },
    orderBy: { at: 'desc' },
    take: 200,
  });
  const met = await db().pauseAction.findMany({
    where: { pauseId, standing: 'in_flight' },
    select: { action: { select: { idempotencyKey: true } } },
  });
  const known = new Set(met.map(({ action }) => action.idempotencyKey));
  const fresh = after.map(({ idempotencyKey }) => idempotencyKey).filter((key) => !requestsBefore.has(key));
  const done = await db().practiceRequest.count({
    where: { workspaceId, idempotencyKey: { in: [...known] } },
  });
  return { unaccounted: fresh.filter((key) => !known.has(key)).length, done };
}

async function recentRequests(workspaceId: string): Promise<Set<string>> {
  const rows = await db().practiceRequest.findMany({
    where: { workspaceId },
    select: { idempotencyKey: true },
    orderBy: { at: 'desc' },
    take: 500,
  });
  return new Set(rows.map(({ idempotencyKey }) => idempotencyKey));
}

async function stopOnce({ workspaceId, admin }: TestWorkspace): Promise<Seen> {
  const clicked = performance.now();
  const { pauseId } = await pauseSubject({
    workspaceId,
    actor: admin,
    subject: { type: 'workspace', id: workspaceId },
    reason: 'At a random moment',
  });
  const clickMs = performance.now() - clicked;
  const before = await recentRequests(workspaceId);
  const atCommit = await claims(workspaceId);
  await pause(LOOKS_FOR_MS);
  let account = await readPauseAccount({ id: workspaceId, currency: 'EUR' }, pauseId);
  for (const end = performance.now() + SETTLED_WITHIN_MS; account.inFlight.count > 0; ) {
    if (performance.now() > end) break;
    await pause(10);
    account = await readPauseAccount({ id: workspaceId, currency: 'EUR' }, pauseId);
  }
  const claimsAfter = (await claims(workspaceId)) - atCommit + account.claimedSince;
  const { unaccounted, done } = await truthOf(workspaceId, pauseId, before);
  await liftPause({ workspaceId, actor: admin, pauseId, reason: 'Go on' });
  const escaped = account.escaped.count;
  return {
    clickMs,
    claimsAfter,
    inFlight: escaped + account.noEffect.count + account.inFlight.count,
    escaped,
    wrong: unaccounted + Math.abs(done - escaped),
  };
}

/** Everything is stopped at random moments while agents in several processes work. */
export function measureStop(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const workspace = await aWorkspace();
    const workers = Array.from({ length: PROCESSES }, () =>
      startAgents('bench/undo/processes/assigners.ts', {
        workspace,
        atOnce: AT_ONCE,
      } satisfies AssignersOptions),
    );
    while (workers.some((worker) => worker.atWorkMs() < 1000)) await pause(100);
    const seen: Seen[] = [];
    const [least, most] = RUNS_FOR_MS;
    while (seen.length < STOPS) {
      await pause(least + Math.random() * (most - least));
      seen.push(await stopOnce(workspace));
      if (seen.length % 100 === 0) say(`  ${seen.length} stops.`);
    }
    for (const worker of workers) await worker.stop();
    const counts: Record<string, number> = {};
    for (const worker of workers)
      for (const [what, times] of Object.entries(worker.counts())) counts[what] = (counts[what] ?? 0) + times;
    say(`The agents saw: ${JSON.stringify(counts)}.`);
    const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0);
    const clicks = seen.map(({ clickMs }) => clickMs);
    return [
      exactly('stop: stops at random moments under load', seen.length, '', STOPS),
      atLeast(
        'stop: in flight when a stop came, in all',
        sum(({ inFlight }) => inFlight),
        '',
        100,
      ),
      exactly(
        'stop: claims after the commit',
        sum(({ claimsAfter }) => claimsAfter),
        '',
        0,
      ),
      exactly(
        'stop: differences between the escaped list and the platform',
        sum(({ wrong }) => wrong),
        '',
        0,
      ),
      plain(
        'stop: escaped in all',
        sum(({ escaped }) => escaped),
        '',
      ),
      plain('stop: from click to last claim, p50', quantile(clicks, 0.5), 'ms'),
      atMost('stop: from click to last claim, p99', quantile(clicks, 0.99), 'ms', 1000),
      plain('stop: from click to last claim, worst', Math.max(...clicks), 'ms'),
    ];
  });
}
