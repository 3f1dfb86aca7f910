import { type PlayBody, playBodySchema } from '@/lib/core/plays/play-body';
import type { Play, Surge } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { lockPlay } from '@/lib/db/repositories/plays';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Fitting } from '@/lib/queries/plays/judge-people';
import { reachedGoal } from '@/lib/queries/plays/read-goal-progress';
import { keepMet } from '../holdouts/draw-arms';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { loadAgentRecords } from '../runs/agent-records';
import { loadClaims } from '../runs/claims';
import { giveWay } from '../runs/give-way';
import { type NewRun, newRunEntry, newRunRow } from '../runs/new-run';
import { planNewRun, startedEvents } from '../runs/plan-runs';
import { type KnownOfPlay, lookAround } from '../runs/plan-signal';
import { loadPlannableSignals, type PlannableSignal } from '../runs/plannable-signals';

const DAY_MS = 86_400_000;

export type LivePlay = Pick<Play, 'id' | 'workspaceId' | 'version'> & { body: PlayBody };
export const livePlay = ({ id, workspaceId, version, body }: Play): LivePlay => ({
  id,
  workspaceId,
  version,
  body: playBodySchema.parse(body),
});

type Found = {
  fitting: readonly Fitting[];
  /** At most so many of them, in the order given. */
  most: number;
  surge?: Pick<Surge, 'id'>;
  /** Asked in the same transaction which of them have become fitting just now. */
  risen?: (tx: Tx) => Promise<ReadonlySet<string>>;
};

/**
 * Takes people up by a play: one run each, planned by the orchestrator as for any other signal of theirs, with match, record and events in
 * one transaction. Left out is whom the play took up lately, and what it has a run of already, however often and by however many it is
 * called. What was changed or turned off meanwhile takes nobody up.
 */
export async function takeUp(play: LivePlay, found: Found): Promise<{ matched: number; started: number }> {
  const { workspaceId, body } = play;
  if (found.fitting.length === 0 && !found.risen) return { matched: 0, started: 0 };
  const signals = await loadPlannableSignals(
    workspaceId,
    found.fitting.map(({ signalId }) => signalId),
    play.id,
  );
  const around = await lookAround(workspaceId, signals);
  const known = await knownOf(play, signals);
  const runs = await inTransaction(async (tx) => {
    const current = await lockPlay(tx, workspaceId, play.id);
    if (current?.status !== 'live' || current.version !== play.version) return [];
    const risen = await found.risen?.(tx);
    const taken = await takenLately(tx, play, found.fitting);
    const signalOf = new Map(signals.map((signal) => [signal.id, signal]));
    const planned: { run: NewRun; why: readonly string[] }[] = [];
    for (const { contactId, signalId, why } of found.fitting) {
      const signal = signalOf.get(signalId);
      if (planned.length >= found.most || !signal?.contact || taken.people.has(contactId)) continue;
      if (taken.signals.has(signalId) || (risen && !risen.has(contactId))) continue;
      // Merged, erased or withdrawn since they were looked at.
      if (signal.contact.id !== contactId || signal.contact.erasedAt || signal.contact.limits.length > 0)
        continue;
      taken.people.add(contactId);
      const run = planNewRun(
        signal,
        around,
        { id: play.id, version: play.version, goal: body.goal, body },
        known,
      );
      planned.push({ run, why });
    }
    await write(tx, play, planned, found.surge ?? null);
    return planned.map(({ run }) => run);
  });
  if (runs.length > 0) await sendOutboxEvents();
  return { matched: runs.length, started: runs.filter(({ started }) => started).length };
}

/** Which other plays have these people or their companies, what of its goal the play has reached, and how its agents stand. */
async function knownOf(
  { id, workspaceId, body }: LivePlay,
  signals: readonly PlannableSignal[],
): Promise<KnownOfPlay> {
  const subjects = signals.flatMap(({ contact }) => [contact?.id ?? [], contact?.accountId ?? []].flat());
  const [claims, reached, records] = await Promise.all([
    loadClaims(workspaceId, [...new Set(subjects)], id),
    reachedGoal({ id, workspaceId, body }),
    // Only a plan of several parts asks how its agents stand.
    body.agents === 'all' ? {} : loadAgentRecords(workspaceId),
  ]);
  return { claims, reached, records };
}

/** Whom this play took up within its days, and the signals it has a run of. */
export async function takenLately(
  tx: Tx,
  { id: playId, body, workspaceId }: LivePlay,
  fitting: readonly Fitting[],
) {
  const since = new Date(now().getTime() - body.again.afterDays * DAY_MS);
  const [people, runs] = [
    await tx.playMatch.findMany({
      where: {
        playId,
        contactId: { in: fitting.map(({ contactId }) => contactId) },
        matchedAt: { gt: since },
      },
      select: { contactId: true },
    }),
    await tx.run.findMany({
      where: { workspaceId, playId, signalId: { in: fitting.map(({ signalId }) => signalId) } },
      select: { signalId: true },
    }),
  ];
  return {
    people: new Set(people.map(({ contactId }) => contactId)),
    signals: new Set(runs.map(({ signalId }) => signalId)),
  };
}

async function write(
  tx: Tx,
  { id: playId, version, workspaceId }: LivePlay,
  planned: readonly { run: NewRun; why: readonly string[] }[],
  surge: Pick<Surge, 'id'> | null,
): Promise<void> {
  if (planned.length === 0) return;
  const runs = planned.map(({ run }) => run);
  await tx.run.createMany({ data: runs.map(newRunRow) });
  await keepMet(
    tx,
    workspaceId,
    runs.flatMap(({ drawn }) => drawn),
  );
  await tx.playMatch.createMany({
    data: planned.map(({ run, why }) => ({
      id: newId('pmt'),
      workspaceId,
      playId,
      version,
      contactId: run.signal.contactId ?? '',
      runId: run.id,
      surgeId: surge?.id ?? null,
      why: toJson(why),
      matchedAt: now(),
    })),
  });
  const started = startedEvents(workspaceId, runs);
  await appendAuditEntries(tx, [
    {
      workspaceId,
      actor: { type: 'system', id: 'plays' },
      subject: { type: 'play', id: playId },
      verb: 'plays.matched',
      detail: { version, people: runs.length, started: started.length, surgeId: surge?.id ?? null },
    },
    ...runs.map(newRunEntry),
  ]);
  for (const run of runs) await giveWay(tx, workspaceId, run);
  if (surge && started.length > 0)
    await tx.surge.updateMany({
      where: { id: surge.id, workspaceId, status: 'open' },
      data: { status: 'acted', decidedAt: now() },
    });
  await enqueueEvents(tx, started);
}
