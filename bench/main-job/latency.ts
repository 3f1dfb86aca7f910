import { setTimeout as pause } from 'node:timers/promises';
import { sessionCookieName } from '../../lib/auth/session-cookie';
import { encodeSessionToken } from '../../lib/auth/session-token';
import { storedPolicyBodySchema } from '../../lib/core/gate/policy-body';
import { db } from '../../lib/db/client';
import { createApiKey } from '../../lib/usecases/api-keys/create-api-key';
import { setPolicy } from '../../tests/support/workspace';
import { quantile } from '../figure';

const RATE_PER_SECOND = 10;
const SECONDS = 30;
const APPROVALS = 40;
const GIVE_UP_MS = 120_000;

/** A contact so engaged that it is worth an owner under any weights. */
const lead = (run: string, n: number) => ({
  kind: 'lead.engaged',
  source: 'bench',
  messageId: `${run}-${n}`,
  occurredAt: new Date().toISOString(),
  payload: {
    contact: {
      externalId: `${run}-${n}`,
      region: 'DACH',
      traits: {
        'Lead source': 'Referral',
        'Job function': 'Procurement',
        Visits: 12,
        'Minutes on site': 50,
        'Pricing views': 4,
      },
    },
    account: { externalId: `bench-account-${n % 20}`, name: `Bench ${n % 20}`, tier: 'tier_2' },
  },
});

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited too long for ${what}.`);
    await pause(200);
  }
}

/** The sample has filled itself and nothing moves any more. */
export async function waitUntilQuiet(workspaceId: string): Promise<void> {
  let last = '';
  await until('the sample workspace to settle', async () => {
    const reviewed = await db().approval.count({
      where: { workspaceId, status: { in: ['granted', 'rejected'] } },
    });
    const open = await db().run.count({ where: { workspaceId, status: { in: ['planned', 'running'] } } });
    const now = `${reviewed} ${open} ${await db().auditEntry.count({ where: { workspaceId } })}`;
    const quiet = reviewed >= 50 && open === 0 && now === last;
    last = now;
    if (!quiet) await pause(2_000);
    return quiet;
  });
}

/** Signals over HTTP at a steady rate; milliseconds from accepted (recorded) to the platform's acceptance, for those acted on alone. */
export async function signalToAction(address: string, workspaceId: string) {
  const admin = await db().membership.findFirstOrThrow({ where: { workspaceId, isSample: false } });
  const { key } = await createApiKey({
    workspaceId,
    actor: { type: 'person', id: admin.userId, isSample: false },
    name: 'bench',
    permissions: ['signals.write'],
    expiresInDays: 1,
  });
  const run = `latency-${Date.now()}`;
  const sent: Promise<Response>[] = [];
  const started = performance.now();
  for (let n = 0; n < RATE_PER_SECOND * SECONDS; n++) {
    await pause(Math.max(0, started + (n * 1000) / RATE_PER_SECOND - performance.now()));
    sent.push(
      fetch(`${address}/api/v1/signals`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(lead(run, n)),
      }),
    );
  }
  const refused = (await Promise.all(sent)).filter((response) => !response.ok);
  if (refused[0]) throw new Error(`A signal was refused: ${await refused[0].text()}`);
  const total = RATE_PER_SECOND * SECONDS;
  await until(
    'every signal to be planned',
    async () =>
      (await db().run.count({ where: { workspaceId, signal: { messageId: { startsWith: run } } } })) ===
      total,
  );
  await until(
    'every run to end',
    async () =>
      (await db().run.count({
        where: {
          workspaceId,
          signal: { messageId: { startsWith: run } },
          status: { in: ['planned', 'running'] },
        },
      })) === 0,
  );
  const executions = await db().execution.findMany({
    where: {
      workspaceId,
      acceptedAt: { not: null },
      action: { run: { signal: { messageId: { startsWith: run } } }, approvals: { none: {} } },
    },
    include: { action: { include: { run: { include: { signal: true } } } } },
  });
  const latencies = executions.map(
    (execution) =>
      (execution.acceptedAt?.getTime() ?? 0) - (execution.action.run?.signal.recordedAt.getTime() ?? 0),
  );
  return {
    sent: total,
    acted: latencies.length,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
  };
}

/** Answers waiting approvals one after the other; milliseconds from the answer to the claim. */
export async function approvalToClaim(address: string, workspaceId: string) {
  const { body: inForce } = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
  await setPolicy(workspaceId, { askBelowConfidence: 1 });
  const admin = await db().membership.findFirstOrThrow({ where: { workspaceId, isSample: false } });
  const actor = { type: 'person' as const, id: admin.userId, isSample: false };
  const { key } = await createApiKey({
    workspaceId,
    actor,
    name: 'bench approvals',
    permissions: ['signals.write'],
    expiresInDays: 1,
  });
  const user = await db().user.findUniqueOrThrow({ where: { id: admin.userId } });
  const token = await encodeSessionToken({ sub: user.id, sv: user.sessionVersion });
  const cookie = `${sessionCookieName()}=${token}`;
  const run = `approval-${Date.now()}`;
  const body = JSON.stringify(Array.from({ length: APPROVALS }, (_, n) => lead(run, n)));
  await fetch(`${address}/api/v1/signals`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body,
  });
  const mine = { workspaceId, action: { run: { signal: { messageId: { startsWith: run } } } } };
  await until(
    'every approval to wait',
    async () => (await db().approval.count({ where: { ...mine, status: 'pending' } })) === APPROVALS,
  );
  for (const { id, actionHash } of await db().approval.findMany({ where: { ...mine, status: 'pending' } })) {
    const response = await fetch(`${address}/api/v1/approvals/${id}/decision`, {
      method: 'POST',
      headers: {
        Cookie: cookie,
        Origin: address,
        'Content-Type': 'application/json',
        'Mandate-Workspace': 'sample',
      },
      body: JSON.stringify({ actionHash, answer: 'granted', reason: null }),
    });
    if (!response.ok) throw new Error(`An answer was refused: ${await response.text()}`);
    await pause(100);
  }
  await until(
    'every effect',
    async () =>
      (await db().execution.count({
        where: { workspaceId, acceptedAt: { not: null }, action: mine.action },
      })) === APPROVALS,
  );
  await setPolicy(workspaceId, storedPolicyBodySchema.parse(inForce));
  const done = await db().approval.findMany({
    where: { ...mine, status: 'granted' },
    include: { action: { include: { execution: true } } },
  });
  const latencies = done.map(
    (approval) =>
      (approval.action.execution?.startedAt.getTime() ?? 0) - (approval.decidedAt?.getTime() ?? 0),
  );
  return { answered: latencies.length, p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) };
}
