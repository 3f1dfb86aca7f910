import { db } from '@/lib/db/client';
import type { Surge } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { lockPlay } from '@/lib/db/repositories/plays';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Fitting } from '@/lib/queries/plays/judge-people';
import { keepMet } from '../holdouts/draw-arms';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { planAccountRun } from '../runs/account/plan-account-run';
import { giveWay } from '../runs/give-way';
import type { PlayOfRun } from '../runs/goal-of-play';
import { type NewRun, newRunEntry, newRunRow } from '../runs/new-run';
import { startedEvents } from '../runs/plan-runs';
import { loadPlannableSignals } from '../runs/plannable-signals';
import { type LivePlay, takenLately } from './take-up';

type Found = { fitting: readonly Fitting[]; most: number; surge: Pick<Surge, 'id' | 'accountId'> };

/**
 * Takes a whole account up by a play: one run over those of its people who fit, planned by the orchestrator, with matches, record and events
 * in one transaction. An account whose people the play took up lately is left alone, and so is one it has a run of already.
 */
export async function takeUpAccount(
  play: LivePlay,
  { fitting, most, surge }: Found,
): Promise<{ matched: number; started: number }> {
  const { workspaceId, body } = play;
  const none = { matched: 0, started: 0 };
  const chosen = fitting.slice(0, most);
  const [first] = chosen;
  if (!first || (await wasTakenLately(db(), play, surge.accountId))) return none;
  const signals = await loadPlannableSignals(workspaceId, [first.signalId], play.id);
  const [signal] = signals;
  if (!signal) return none;
  const of: PlayOfRun = { id: play.id, version: play.version, goal: body.goal, body };
  const { run, known } = await planAccountRun({
    play: of,
    accountId: surge.accountId,
    signal,
    people: chosen,
  });
  const people = chosen.filter(({ contactId }) => known.has(contactId));
  const written = await inTransaction(async (tx) => {
    const current = await lockPlay(tx, workspaceId, play.id);
    if (current?.status !== 'live' || current.version !== play.version) return false;
    const taken = await takenLately(tx, play, people);
    if (taken.signals.has(signal.id) || (await wasTakenLately(tx, play, surge.accountId))) return false;
    await write(tx, play, { run, people, surge });
    return true;
  });
  if (!written) return none;
  await sendOutboxEvents();
  return { matched: people.length, started: run.started ? 1 : 0 };
}

/** Whether the play has a run over the account within its days. */
async function wasTakenLately(
  tx: Pick<Tx, 'run'>,
  { id: playId, workspaceId, body }: LivePlay,
  accountId: string,
): Promise<boolean> {
  const since = new Date(now().getTime() - body.again.afterDays * 86_400_000);
  const run = await tx.run.findFirst({
    where: { workspaceId, playId, subjectId: accountId, startedAt: { gt: since } },
    select: { id: true },
  });
  return run !== null;
}

async function write(
  tx: Tx,
  { id: playId, version, workspaceId }: LivePlay,
  { run, people, surge }: { run: NewRun; people: readonly Fitting[]; surge: Found['surge'] },
): Promise<void> {
  await tx.run.create({ data: newRunRow(run), select: { id: true } });
  await keepMet(tx, workspaceId, run.drawn);
  await tx.playMatch.createMany({
    data: people.map(({ contactId, why }) => ({
      id: newId('pmt'),
      workspaceId,
      playId,
      version,
      contactId,
      runId: run.id,
      surgeId: surge.id,
      why: toJson(why),
      matchedAt: now(),
    })),
  });
  await appendAuditEntries(tx, [
    {
      workspaceId,
      actor: { type: 'system', id: 'plays' },
      subject: { type: 'play', id: playId },
      verb: 'plays.matched',
      detail: { version, people: people.length, started: run.started ? 1 : 0, surgeId: surge.id },
    },
    newRunEntry(run),
  ]);
  await giveWay(tx, workspaceId, run);
  if (run.started)
    await tx.surge.updateMany({
      where: { id: surge.id, workspaceId, status: 'open' },
      data: { status: 'acted', decidedAt: now() },
    });
  await enqueueEvents(tx, startedEvents(workspaceId, [run]));
}
