import type { PlayTrial } from '@/lib/contracts/plays';
import { MOST_OF_SCHEDULE, MOST_OF_SURGE, MOST_TRIED } from '@/lib/core/plays/limits';
import type { PlayBody } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { DAY_MS, dayText, today } from '../interest/read-engagement';
import { resolveNames } from '../names/resolve-names';
import { newestSignals } from '../signals/newest-signals';
import { type Fitting, fittingOf, judgePeople, judgeSignals } from './judge-people';
import { pageOfPeople } from './page-of-people';
import { peopleOfSurge, surgeFits } from './people-of-surge';

const SAMPLE = 20;

/** At null somebody was looked at as they are now. */
type Moment = Fitting & { at: Date | null };
type Looked = Pick<PlayTrial, 'of' | 'looked' | 'isCut'> & { fitting: Moment[] };
type Tried = { playId: string; body: PlayBody; days: number };

/**
 * Whom a play would have taken up: of the newest signals, of surges, or of people as they are now, each person once within the days
 * between two. What is known of people is as of now, whenever the signal was; what an import brought counts as if it had come in time.
 */
export async function runTrial(
  workspaceId: string,
  { playId, body, days }: Tried,
): Promise<Omit<PlayTrial, 'version' | 'days'>> {
  const since = new Date(now().getTime() - days * DAY_MS);
  const { fitting, ...looked } = await look(workspaceId, body, since);
  const taken = onceEach(fitting, body.again.afterDays);
  const people = [...new Set(taken.map(({ contactId }) => contactId))];
  const [had, names] = await Promise.all([
    db().run.findMany({
      where: {
        workspaceId,
        subjectId: { in: people },
        startedAt: { gte: since },
        agentId: { not: null },
        status: { not: 'no_action' },
        OR: [{ playId: null }, { playId: { not: playId } }],
      },
      select: { subjectId: true },
      distinct: ['subjectId'],
    }),
    resolveNames(
      workspaceId,
      people.slice(-SAMPLE).map((id) => ({ type: 'contact', id })),
    ),
  ]);
  const shown = taken
    .filter(({ contactId }) => people.slice(-SAMPLE).includes(contactId))
    .slice(-SAMPLE)
    .reverse();
  return {
    ...looked,
    matches: taken.length,
    people: people.length,
    hadRun: had.length,
    perDay: byDay(taken, days),
    sample: shown.map(({ contactId, at, why }) => ({
      contact: names.of('contact', contactId),
      at: at?.toISOString() ?? null,
      why,
    })),
  };
}

function look(workspaceId: string, body: PlayBody, since: Date): Promise<Looked> {
  if (body.trigger.on === 'signal') return lookAtSignals(workspaceId, body, body.trigger.kinds, since);
  if (body.trigger.on === 'surge') return lookAtSurges(workspaceId, body, since);
  return lookAtPeople(workspaceId, body);
}

/** In the order in which they occurred, whoever is taken up first rests first. */
function onceEach(fitting: readonly Moment[], afterDays: number): Moment[] {
  const last = new Map<string, number>();
  const at = now();
  return fitting.filter((each) => {
    const atMs = (each.at ?? at).getTime();
    const before = last.get(each.contactId);
    if (before !== undefined && before > atMs - afterDays * DAY_MS) return false;
    last.set(each.contactId, atMs);
    return true;
  });
}

function byDay(taken: readonly Moment[], days: number): PlayTrial['perDay'] {
  if (taken.every(({ at }) => at === null)) return [];
  const counts = new Map<string, number>();
  for (const { at } of taken) {
    const day = at?.toISOString().slice(0, 10) ?? '';
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return Array.from({ length: days + 1 }, (_, i) => dayText(today() - days + i)).map((day) => ({
    day,
    matches: counts.get(day) ?? 0,
  }));
}

async function lookAtSignals(
  workspaceId: string,
  body: PlayBody,
  kinds: readonly string[],
  since: Date,
): Promise<Looked> {
  const fitting: Moment[] = [];
  let looked = 0;
  for await (const batch of newestSignals(workspaceId, { kinds, since, most: MOST_TRIED })) {
    const occurred = new Map(batch.map(({ id, occurredAt }) => [id, occurredAt]));
    for (const fit of await judgeSignals(workspaceId, body, batch))
      fitting.push({ ...fit, at: occurred.get(fit.signalId) ?? since });
    looked += batch.length;
  }
  fitting.sort(
    (a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || (a.signalId < b.signalId ? -1 : 1),
  );
  return { of: 'signals', looked, isCut: looked >= MOST_TRIED, fitting };
}

async function lookAtPeople(workspaceId: string, body: PlayBody): Promise<Looked> {
  const fitting: Moment[] = [];
  const most = body.trigger.on === 'schedule' ? MOST_OF_SCHEDULE : MOST_TRIED;
  let looked = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOfPeople>> = await pageOfPeople(workspaceId, after);
    for (const fit of fittingOf(await judgePeople(workspaceId, body, page.ids)))
      if (fitting.length < most) fitting.push({ ...fit, at: null });
    looked += page.ids.length;
    after = page.next;
  } while (after !== null && looked < MOST_TRIED);
  return { of: 'people', looked, isCut: after !== null, fitting };
}

/** The newest so many surges are looked at. */
const MOST_SURGES = 200;

async function lookAtSurges(workspaceId: string, body: PlayBody, since: Date): Promise<Looked> {
  const surges = await db().surge.findMany({
    where: { workspaceId, firedAt: { gte: since } },
    orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
    take: MOST_SURGES,
  });
  const fitting: Moment[] = [];
  for (const surge of surges.toReversed()) {
    if (!surgeFits(body.trigger, surge)) continue;
    const rank = await peopleOfSurge(surge);
    const fits = new Map(
      fittingOf(await judgePeople(workspaceId, body, rank)).map((fit) => [fit.contactId, fit]),
    );
    const ranked = rank.flatMap((id) => fits.get(id) ?? []).slice(0, MOST_OF_SURGE);
    fitting.push(...ranked.map((fit) => ({ ...fit, at: surge.firedAt })));
  }
  return { of: 'surges', looked: surges.length, isCut: surges.length === MOST_SURGES, fitting };
}
