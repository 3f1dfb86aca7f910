import type { Actor } from '@/lib/core/access/actor';
import type { NewFact } from '@/lib/core/memory/merge-facts';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import { keepFacts } from '@/lib/db/repositories/learnt-facts';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { factsOfAccounts } from './facts-of-accounts';
import { factsOfHabits } from './facts-of-habits';
import { factsOfTexts } from './facts-of-texts';
import { type Around, type NewSignal, readNewSignals } from './new-signals';

const DAY_MS = 86_400_000;
const PAGE = 1000;
/** What came in before is in what people have done so far, as soon as they do something again. */
const FIRST_LOOK_DAYS = 7;
/** Of one look; the rest is looked at by the next. */
const MOST_PAGES = 20;
/** Transactions that began before and commit after must not be passed over. */
const SETTLED_MS = 5000;
const TIMEOUT_MS = 120_000;

/** Workspaces in which something came in since they were last looked through. */
export async function findMemoryWorkspaces(): Promise<string[]> {
  const settled = new Date(now().getTime() - SETTLED_MS);
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT w.id FROM workspaces w LEFT JOIN memory_looks l ON l.workspace_id = w.id
    WHERE EXISTS (SELECT 1 FROM signals s WHERE s.workspace_id = w.id AND s.recorded_at <= ${settled}
      AND (s.recorded_at, s.id) > (coalesce(l.signals_at, '-infinity'), coalesce(l.signal_id, '')))
    ORDER BY w.id`;
  return rows.map(({ id }) => id);
}

/**
 * Looks through what came in since the last time and what became of what agents did, and keeps what they learn from it as typed facts: the
 * channel on which somebody answers, when they read, what they wrote in a form, how far their company has come. Facts, record and how far
 * it was looked go in one transaction each page; done twice it comes to the same.
 */
export async function learnFacts(workspaceId: string): Promise<{ signals: number; learnt: number }> {
  let signals = 0;
  let learnt = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const seen = await learnFromPage(workspaceId);
    signals += seen.signals;
    learnt += seen.learnt;
    if (seen.signals < PAGE) break;
  }
  return { signals, learnt };
}

async function learnFromPage(workspaceId: string): Promise<{ signals: number; learnt: number }> {
  const at = now();
  const look = await db().memoryLook.findUnique({ where: { workspaceId } });
  const from = look
    ? { at: look.signalsAt, id: look.signalId }
    : { at: new Date(at.getTime() - FIRST_LOOK_DAYS * DAY_MS), id: '' };
  const fresh = await readNewSignals(workspaceId, from, {
    until: new Date(at.getTime() - SETTLED_MS),
    take: PAGE,
  });
  const last = fresh.at(-1);
  if (!last) return { signals: 0, learnt: 0 };
  const facts = await factsFrom(workspaceId, fresh, at);
  const kept = await inTransaction(
    async (tx) => {
      const ids = await keepFacts(tx, workspaceId, facts);
      const reached = { signalsAt: last.recordedAt, signalId: last.id, lookedAt: at };
      await tx.memoryLook.upsert({
        where: { workspaceId },
        create: { workspaceId, ...reached },
        update: reached,
        select: { workspaceId: true },
      });
      return ids;
    },
    { timeout: TIMEOUT_MS },
  );
  return { signals: fresh.length, learnt: kept.length };
}

async function factsFrom(workspaceId: string, fresh: readonly NewSignal[], at: Date): Promise<NewFact[]> {
  const [agents, workspace] = await Promise.all([
    db().agent.findMany({ where: { workspaceId }, select: { id: true, kind: true, version: true } }),
    db().workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { timeZone: true, contactHabits: { select: { sendTimes: true } } },
    }),
  ]);
  const actorOf = (kind: AgentKind): Actor => {
    const agent = agents.find((each) => each.kind === kind);
    return agent ? { type: 'agent', id: agent.id, version: agent.version } : { type: 'system', id: 'memory' };
  };
  const around: Around = {
    workspaceId,
    timeZone: workspace.timeZone,
    sendTimes: workspace.contactHabits?.sendTimes ?? null,
    sequencer: actorOf('sequencer'),
    router: actorOf('lead-router'),
    at,
  };
  return [
    ...(await factsOfTexts(around, fresh)),
    ...(await factsOfHabits(around, fresh)),
    ...(await factsOfAccounts(around, fresh)),
  ];
}
