import { matches } from '@/lib/core/plays/condition';
import { hears, type PlayBody } from '@/lib/core/plays/play-body';
import { latestEngagement } from './latest-engagement';
import { type KnownPerson, readPeople } from './read-people';
import { eventOf, type HeardSignal, signalFacts } from './signal-facts';

/** Somebody of whom the conditions of a play hold, with the signal that a run about them works from. */
export type Fitting = { contactId: string; signalId: string; why: string[] };
/** One person who was looked at; the signal is null where they never did anything themselves. */
export type Judged = { person: KnownPerson; signalId: string | null; holds: boolean; why: string[] };

/** Of these signals those that set the play off by themselves and are about somebody of whom its conditions hold, in the order given. */
export async function judgeSignals(
  workspaceId: string,
  body: PlayBody,
  signals: readonly HeardSignal[],
): Promise<Fitting[]> {
  const heard = signals.filter(
    (signal) => signal.contactId !== null && hears(body, signal.kind, eventOf(signal)),
  );
  if (heard.length === 0) return [];
  const people = await readPeople(
    workspaceId,
    heard.flatMap(({ contactId }) => contactId ?? []),
    body.conditions,
  );
  return heard.flatMap((signal) => {
    const person = people.get(signal.contactId ?? '');
    if (!person) return [];
    const { holds, why } = matches(body.conditions, { ...person.facts, signal: signalFacts(signal) });
    return holds ? [{ contactId: person.id, signalId: signal.id, why }] : [];
  });
}

/** Whether the conditions of a play hold of each of these people as they are now. */
export async function judgePeople(
  workspaceId: string,
  body: PlayBody,
  profileIds: readonly string[],
): Promise<Judged[]> {
  const people = [...new Set((await readPeople(workspaceId, profileIds, body.conditions)).values())];
  const latest = await latestEngagement(workspaceId, people);
  return people.map((person) => ({
    person,
    signalId: latest.get(person.id)?.signalId ?? null,
    ...matches(body.conditions, { ...person.facts, signal: null }),
  }));
}

/** Those of whom they hold, and who did something that a run can work from. */
export const fittingOf = (judged: readonly Judged[]): Fitting[] =>
  judged.flatMap(({ person, signalId, holds, why }) =>
    holds && signalId !== null ? [{ contactId: person.id, signalId, why }] : [],
  );
