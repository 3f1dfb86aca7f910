import { planInArm } from '@/lib/core/holdouts/held-out-plan';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { newId } from '@/lib/platform/ids';
import { armThatCounts, drawArms, keepMet } from '../holdouts/draw-arms';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import type { PlayOfRun } from './goal-of-play';
import { type NewRun, newRunEntry, newRunRow } from './new-run';
import { type KnownOfPlay, lookAround, nothingKnown, planSignal, type Surroundings } from './plan-signal';
import { loadPlannableSignals, type PlannableSignal } from './plannable-signals';
import { subjectOf } from './subject-of';

/**
 * Plans one signal and takes note of it for those planned after it. Whoever would be acted on, and is a unit of a holdout, is met here: this
 * is where its arms part.
 */
export function planNewRun(
  signal: PlannableSignal,
  around: Surroundings,
  play: PlayOfRun | null = null,
  /** Other plays that have whom it is about, and what the play has reached of its goal. */
  known: KnownOfPlay = nothingKnown,
): NewRun {
  const planned = planSignal(signal, around, play, known);
  const agentId = planned.agentKind ? (around.agents.get(planned.agentKind) ?? null) : null;
  const drawn =
    planned.action === 'assign' && agentId !== null
      ? drawArms(around.holdouts, { playId: play?.id ?? null, agentId }, signal.contact)
      : [];
  const held = armThatCounts(drawn);
  const plan = held ? planInArm(planned, held) : planned;
  const started = plan.action === 'assign' && agentId !== null;
  if (started) {
    const { subjectId } = subjectOf(signal);
    around.openRuns.set(subjectId, (around.openRuns.get(subjectId) ?? 0) + 1);
    if (signal.kind === 'campaign.performance') around.openCampaignRuns += 1;
    if (signal.kind === 'campaign.performance' && typeof signal.payload.day === 'string')
      around.lastPlannedDay = signal.payload.day;
  }
  return { id: newId('run'), signal, play, plan, agentId, drawn, held, started };
}

/**
 * The orchestrator's turn: one plan per signal, doing nothing being a plan too. Writes runs, record and the events that start
 * those worth it in one transaction; a signal that already has a run by itself is passed over. @returns how many were planned and started.
 */
export async function planRuns(
  workspaceId: string,
  signalIds: readonly string[],
): Promise<{ planned: number; started: number }> {
  const signals = await loadPlannableSignals(workspaceId, signalIds);
  if (signals.length === 0) return { planned: 0, started: 0 };
  const around = await lookAround(workspaceId, signals);
  const runs = signals.map((signal) => planNewRun(signal, around));
  const events = await inTransaction(async (tx) => {
    const { count } = await tx.run.createMany({ skipDuplicates: true, data: runs.map(newRunRow) });
    // Another call planned one of these signals meanwhile: let the engine run this step again on what is left.
    if (count !== runs.length) throw new Error('Some of these signals were planned meanwhile.');
    await keepMet(
      tx,
      workspaceId,
      runs.flatMap(({ drawn }) => drawn),
    );
    await appendAuditEntries(tx, runs.map(newRunEntry));
    return enqueueEvents(tx, startedEvents(workspaceId, runs));
  });
  await sendOutboxEvents(events);
  return { planned: runs.length, started: runs.filter((run) => run.started).length };
}

/** What sets those runs going that are worth it. */
export const startedEvents = (workspaceId: string, runs: readonly NewRun[]) =>
  runs
    .filter((run) => run.started)
    .map(({ id }) => ({ workspaceId, name: 'run/planned' as const, data: { workspaceId, runId: id } }));
