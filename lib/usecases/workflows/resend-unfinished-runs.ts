import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { findUnplannedSignals } from './find-standing-work';
import { sendAgain } from './send-again';

const PAGE = 200;
const DAY_MS = 24 * 3_600_000;
const MOST_SIGNAL_EVENTS = 10_000;
/** So that replicas that start together send once. */
const CLAIM_MS = 60_000;

/**
 * At the start of the app: has every run that has not ended, and every signal that nobody planned about, taken up by the engine,
 * which may have lost its state while nobody looked (a self-hosted server without Redis forgets what waits).
 * @returns how many runs were sent; null when another process has just done it.
 */
export async function resendUnfinishedRuns(): Promise<number | null> {
  if (!(await claimTurn())) return null;
  try {
    return await sendAll();
  } catch (error) {
    await giveTurnBack();
    throw error;
  }
}

async function sendAll(): Promise<number> {
  await sendAgain('signal/recorded', await findUnplannedSignals(MOST_SIGNAL_EVENTS, DAY_MS));
  let sent = 0;
  let after: string | undefined;
  for (;;) {
    const runs = await db().run.findMany({
      where: { status: { in: ['planned', 'running', 'waiting'] }, ...(after ? { id: { gt: after } } : {}) },
      select: { id: true, workspaceId: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    await sendAgain(
      'run/planned',
      runs.map(({ id, workspaceId }) => ({ workspaceId, runId: id })),
    );
    sent += runs.length;
    after = runs.at(-1)?.id;
    if (runs.length < PAGE) return sent;
  }
}

/** It was not done: whoever comes next may, this process included. */
async function giveTurnBack(): Promise<void> {
  await db().workflowHeartbeat.deleteMany({ where: { name: 'resend' } });
}

/** One row says when it was last done; whoever moves it on has the turn. */
async function claimTurn(): Promise<boolean> {
  const claimed = await db().$executeRaw`
    INSERT INTO workflow_heartbeats (name, beat_at, lag_ms) VALUES ('resend', ${now()}, 0)
    ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at
    WHERE workflow_heartbeats.beat_at <= ${new Date(now().getTime() - CLAIM_MS)}`;
  return claimed === 1;
}
