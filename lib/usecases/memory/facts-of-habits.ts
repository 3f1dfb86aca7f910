import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { emptyClock, readingPattern, sendTimePatternsSchema } from '@/lib/core/learning/send-time';
import { learnBestHours, learnChannel } from '@/lib/core/memory/learn-habits';
import type { NewFact } from '@/lib/core/memory/merge-facts';
import type { FactRead } from '@/lib/core/memory/message-facts';
import { segmentOf } from '@/lib/core/scopes/segment';
import { db } from '@/lib/db/client';
import { answeredChannels } from '@/lib/db/repositories/answered-channels';
import { engagementClocks } from '@/lib/db/repositories/contact-engagement';
import { findUnlearnable } from '@/lib/db/repositories/learnt-facts';
import { type Around, type NewSignal, newestBy } from './new-signals';

const DAY_MS = 86_400_000;
const tellsOfHabits = new Set(['lead.engaged', 'lead.outcome', 'contact.tracked', 'email.reported']);

/**
 * On which channel people answer, and when they read, by all they did so far: what the sequencer learns once its messages were answered. The
 * source is the run that wrote to them last, where there is one.
 */
export async function factsOfHabits(around: Around, signals: readonly NewSignal[]): Promise<NewFact[]> {
  const { workspaceId, at } = around;
  const newest = newestBy(
    signals.filter(({ kind }) => tellsOfHabits.has(kind)),
    ({ personId }) => personId,
  );
  const shut = await findUnlearnable(db(), workspaceId, [...newest.keys()]);
  const people = [...newest].filter(([id]) => !shut.has(id));
  if (people.length === 0) return [];
  const ids = people.map(([id]) => id);
  const since = new Date(at.getTime() - HABIT_DAYS * DAY_MS);
  const zones = people.map(([contactId, { timeZone }]) => ({
    contactId,
    timeZone: timeZone ?? around.timeZone,
  }));
  const [answered, clocks] = await Promise.all([
    answeredChannels(db(), workspaceId, ids, { since, until: at }),
    engagementClocks(db(), workspaceId, zones, { timeZone: around.timeZone, since }),
  ]);
  const patterns = around.sendTimes === null ? null : sendTimePatternsSchema.parse(around.sendTimes);
  return people.flatMap(([id, signal]): NewFact[] => {
    const own = answered.filter(({ person }) => person === id);
    const counts: Partial<Record<ContactChannel, number>> = {};
    for (const { channel, count } of own) counts[channel] = count;
    const runId = own.find((row) => row.runId !== null)?.runId ?? null;
    const pattern = readingPattern(clocks.get(id) ?? emptyClock(), segmentOf(signal.employees), patterns);
    const fromRun: NewFact['source'] =
      runId === null ? { type: 'signal', id: signal.id } : { type: 'run', id: runId };
    return [
      ...toFact(around, id, learnChannel(counts), signal, fromRun),
      ...toFact(around, id, learnBestHours(pattern), signal, { type: 'signal', id: signal.id }),
    ];
  });
}

const toFact = (
  { sequencer: learntBy }: Around,
  id: string,
  read: FactRead | null,
  signal: NewSignal,
  source: NewFact['source'],
): NewFact[] =>
  read === null
    ? []
    : [
        {
          subject: { type: 'contact', id },
          ...read,
          origin: 'agent',
          taint: 'none',
          observedAt: signal.occurredAt,
          source,
          learntBy,
          onceKey: `${signal.id}:${read.fact.type}`,
        },
      ];
