import {
  type BaselineBody,
  baselineBodySchema,
  baselineLength,
  type DayOfDecisions,
  decisionsOf,
  freezeBody,
} from '@/lib/core/monitoring/baseline-body';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateOfDay, dayOfDate, localDay } from '@/lib/platform/zone';
import { readDecisionDays } from '@/lib/queries/monitoring/read-decision-days';
import { standingBaseline } from '@/lib/queries/monitoring/standing-baseline';

export type Watched = { id: string; version: string; versionSince: Date };
export type FrozenBaseline = { body: BaselineBody; toDay: string };
type Workspace = { id: string; timeZone: string };

/**
 * The baseline of an agent's version, frozen now where enough was decided for the first time, or since somebody had it begin anew; null
 * while there is too little.
 */
export async function baselineOf(
  workspace: Workspace,
  agent: Watched,
  lastDay: string,
  anew: string | undefined,
): Promise<FrozenBaseline | null> {
  const known = await standingBaseline(agent, anew);
  if (known) return { body: baselineBodySchema.parse(known.body), toDay: dayOfDate(known.toDay) };
  const from = firstDayOf(agent, workspace.timeZone, anew);
  if (from > lastDay) return null;
  const days = await readDecisionDays(workspace, agent, { from, to: lastDay });
  const length = baselineLength(days);
  return length === null ? null : freeze(workspace.id, agent, days.slice(0, length));
}

/** The first day whose decisions may be in a baseline of this version. */
function firstDayOf(agent: Watched, timeZone: string, anew: string | undefined): string {
  const since = localDay(agent.versionSince, timeZone);
  return anew !== undefined && anew >= since ? addDays(anew, 1) : since;
}

function freeze(
  workspaceId: string,
  { id: agentId, version: agentVersion }: Watched,
  days: readonly DayOfDecisions[],
): Promise<FrozenBaseline> {
  const body = freezeBody(days);
  const [fromDay, toDay] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const decisions = days.reduce((sum, day) => sum + decisionsOf(day), 0);
  return inTransaction(async (tx) => {
    const baselineId = newId('bsl');
    const { count } = await tx.decisionBaseline.createMany({
      data: {
        id: baselineId,
        workspaceId,
        agentId,
        agentVersion,
        body: toJson(body),
        fromDay: dateOfDay(fromDay),
        toDay: dateOfDay(toDay),
        decisions,
        frozenAt: now(),
      },
      skipDuplicates: true,
    });
    if (count === 1)
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'system', id: 'monitor' },
        verb: 'agents.baseline_frozen',
        subject: { type: 'agent', id: agentId },
        detail: {
          baselineId,
          agentVersion,
          fromDay,
          toDay,
          decisions,
          contexts: Object.keys(body.verdicts).length,
        },
      });
    return { body, toDay };
  });
}
