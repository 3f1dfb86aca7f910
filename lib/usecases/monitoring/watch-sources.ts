import { freezeBaseline } from '@/lib/core/monitoring/drift/baseline';
import { type FoundShift, lookForShift } from '@/lib/core/monitoring/look-for-shift';
import { formatShare } from '@/lib/core/shared/format-figures';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { localDay, startOfDay } from '@/lib/platform/zone';
import { readSignalDays, type SignalDays } from '@/lib/queries/monitoring/read-signal-days';
import { openAlarm } from './open-alarm';
import type { Look } from './watch-metrics';

/** As far back as is looked; the first of these days make the baseline. */
const READ_DAYS = 90;
const BASELINE_DAYS = 28;

/**
 * Whether the signals of a source still are of the kinds they were: what an agent is given changed, then, and not the agent. The baseline
 * is of the first weeks that are looked at, or of those after somebody settled the last alarm. @returns the alarms that came of it.
 */
export async function watchSources(look: Look): Promise<string[]> {
  const { workspace, lastDay } = look;
  const settled = await settledUntil(look);
  const opened: string[] = [];
  for (const { sourceId, days } of await readSignalDays(workspace, {
    from: addDays(lastDay, 1 - READ_DAYS),
    to: lastDay,
  })) {
    const since = settled.get(sourceId) ?? '';
    const found = shiftOf(
      look,
      days.filter(({ day }) => day > since),
    );
    const id = found && (await openFeed(look, sourceId, found));
    if (id) opened.push(id);
  }
  return opened;
}

function shiftOf({ workspace, rules }: Look, days: SignalDays['days']): FoundShift | null {
  if (days.length <= BASELINE_DAYS) return null;
  const baseline = freezeBaseline(days.slice(0, BASELINE_DAYS).map(({ counts }) => counts));
  const since = days.slice(BASELINE_DAYS).map(({ day, counts }) => ({
    at: startOfDay(day, workspace.timeZone),
    counts,
  }));
  return lookForShift(baseline, since, { ...rules, contexts: 1 });
}

async function settledUntil({ workspace }: Look): Promise<Map<string, string>> {
  const settled = await db().alarm.findMany({
    where: { workspaceId: workspace.id, kind: 'feed', status: 'settled' },
    orderBy: { settledAt: 'asc' },
    select: { subjectId: true, settledAt: true },
  });
  return new Map(
    settled.flatMap(({ subjectId, settledAt }) =>
      settledAt ? [[subjectId, localDay(settledAt, workspace.timeZone)] as const] : [],
    ),
  );
}

const openFeed = (look: Look, sourceId: string, found: FoundShift) =>
  openAlarm({
    workspaceId: look.workspace.id,
    kind: 'feed',
    subject: { type: 'source', id: sourceId },
    metric: 'kinds',
    moved: found.outcome,
    since: found.sinceAt,
    expected: found.expectedShare,
    seen: found.seenShare,
    strength: found.strength,
    points: found.points,
    why: [
      `${formatShare(found.seenShare)} of its signals are of the kind ${found.outcome}, where ${formatShare(found.expectedShare)} were.`,
      'Agents that act on them are given other work: what they do may change without any change of theirs.',
    ],
    consequence: 'tell',
    policyId: look.policyId,
    agentIds: [],
  });
