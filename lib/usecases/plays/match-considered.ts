import { isTooLate } from '@/lib/core/plays/limits';
import { db } from '@/lib/db/client';
import type { Play, Signal } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { fittingOf, type Judged, judgePeople, judgeSignals } from '@/lib/queries/plays/judge-people';
import { adaptToSignals } from '../runs/account/adapt-to-signals';
import { type LivePlay, livePlay, takeUp } from './take-up';

/** Holds signals that were just recorded, and the people they are about, against the live plays that listen to them. */
export async function matchConsidered(
  workspaceId: string,
  signalIds: readonly string[],
): Promise<{ matched: number; started: number }> {
  const plays = await db().play.findMany({
    where: { workspaceId, status: 'live', listensTo: { isEmpty: false } },
    orderBy: { id: 'asc' },
  });
  if (plays.length === 0) return { matched: 0, started: 0 };
  const recorded = await db().signal.findMany({
    where: { workspaceId, id: { in: [...signalIds] }, contactId: { not: null } },
    select: { id: true, kind: true, contactId: true, occurredAt: true, recordedAt: true },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
  });
  const signals = recorded.filter(
    ({ occurredAt, recordedAt }) => !isTooLate(occurredAt.getTime(), recordedAt.getTime()),
  );
  await adaptToSignals(workspaceId, signals);
  const total = { matched: 0, started: 0 };
  for (const play of plays) {
    const { matched, started } = await matchPlay(play, signals);
    total.matched += matched;
    total.started += started;
  }
  return total;
}

/** What is known of a signal before what it says is read, and opened: of most of them no play asks that. */
type Recorded = Pick<Signal, 'id' | 'kind' | 'contactId'>;

async function matchPlay(row: Play, signals: readonly Recorded[]) {
  const play = livePlay(row);
  const heard = signals.filter(({ kind }) => row.listensTo.includes(kind));
  if (play.body.trigger.on === 'surge' || heard.length === 0) return { matched: 0, started: 0 };
  if (play.body.trigger.on === 'profile')
    return matchProfiles(
      play,
      heard.flatMap(({ contactId }) => contactId ?? []),
    );
  const told = await db().signal.findMany({
    where: { workspaceId: play.workspaceId, id: { in: heard.map(({ id }) => id) } },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
  });
  const fitting = await judgeSignals(play.workspaceId, play.body, told);
  return takeUp(play, { fitting, most: told.length });
}

/** Takes up those of whom the conditions have become true; of whom they stay true, once. */
async function matchProfiles(play: LivePlay, profileIds: readonly string[]) {
  const judged = await judgePeople(play.workspaceId, play.body, profileIds);
  if (judged.length === 0) return { matched: 0, started: 0 };
  return takeUp(play, {
    fitting: fittingOf(judged),
    most: judged.length,
    risen: (tx) => keepStanding(tx, play, judged),
  });
}

/** Keeps of whom the conditions hold now. @returns those of whom they did not before. */
async function keepStanding(
  tx: Tx,
  { id: playId, workspaceId }: LivePlay,
  judged: readonly Judged[],
): Promise<ReadonlySet<string>> {
  const holding = fittingOf(judged).map(({ contactId }) => contactId);
  const fallen = judged.map(({ person }) => person.id).filter((id) => !holding.includes(id));
  await tx.playStanding.deleteMany({ where: { playId, contactId: { in: fallen } } });
  const risen = await tx.playStanding.createManyAndReturn({
    data: holding.map((contactId) => ({ workspaceId, playId, contactId, since: now() })),
    skipDuplicates: true,
    select: { contactId: true },
  });
  return new Set(risen.map(({ contactId }) => contactId));
}
