import { type FoundShift, lookForShift } from '@/lib/core/monitoring/look-for-shift';
import { formatShare } from '@/lib/core/shared/format-figures';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { startOfDay } from '@/lib/platform/zone';
import { readSignalDays } from '@/lib/queries/monitoring/read-signal-days';
import { settledDays, watchedKey } from '@/lib/queries/monitoring/settled-days';
import { baselineOfSource } from './freeze-source-baseline';
import { openAlarm } from './open-alarm';
import type { Look } from './watch-metrics';

/** As far back as is looked. */
const READ_DAYS = 90;
const METRIC = 'kinds';

/**
 * Whether the signals of a source still are of the kinds that they were when its baseline was frozen: what an agent is given changed, then,
 * and not the agent. @returns the alarms that came of it.
 */
export async function watchSources(look: Look): Promise<string[]> {
  const { workspace, lastDay, rules } = look;
  const settled = await settledDays(workspace, 'feed');
  const opened: string[] = [];
  for (const source of await readSignalDays(workspace, {
    from: addDays(lastDay, 1 - READ_DAYS),
    to: lastDay,
  })) {
    const { sourceId, days } = source;
    const baseline = await baselineOfSource(workspace.id, source, settled.anew.get(sourceId));
    if (!baseline) continue;
    // What was known when somebody settled the last alarm is settled with it; the baseline stays.
    const known = settled.known.get(watchedKey(sourceId, METRIC)) ?? '';
    const since = days
      .filter(({ day }) => day > baseline.toDay && day > known)
      .map(({ day, counts }) => ({ at: startOfDay(day, workspace.timeZone), counts }));
    const found = lookForShift(baseline.body, since, { ...rules, contexts: 1 });
    const id = found && (await openFeed(look, sourceId, found));
    if (id) opened.push(id);
  }
  return opened;
}

const openFeed = (look: Look, sourceId: string, found: FoundShift) =>
  openAlarm({
    workspaceId: look.workspace.id,
    kind: 'feed',
    subject: { type: 'source', id: sourceId },
    metric: METRIC,
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
