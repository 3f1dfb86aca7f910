import { z } from 'zod';
import type { AttributionQuery, CausalRow } from '@/lib/contracts/attribution';
import { sayCause } from '@/lib/core/attribution/say-cause';
import {
  addTallies,
  differenceSequence,
  emptyTally,
  type Interval,
  type Tally,
} from '@/lib/core/holdouts/confidence-sequence';
import { holdoutArmSchema } from '@/lib/core/holdouts/holdout';
import { unitsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import type { AttributionCell, Holdout } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import {
  type Evaluated,
  evaluateNow,
  type HoldoutWorkspace,
  refOfSubject,
} from '../holdouts/present-holdouts';
import { resolveNames } from '../names/resolve-names';
import { sumCells } from './sum-cells';

/** The newest are shown; older ones stand in the list of holdouts. */
const MOST_SHOWN = 5;

/** What holdouts find of what acting brought, beside what attribution gives the same play or agent. */
export async function readCausal(
  workspace: HoldoutWorkspace,
  query: AttributionQuery,
  of: { cells: readonly AttributionCell[]; accountsIn: (currency: string) => number },
): Promise<CausalRow[]> {
  const holdouts = await db().holdout.findMany({
    where: {
      workspaceId: workspace.id,
      ...(query.play ? { playId: query.play } : query.agent ? { agentId: query.agent } : {}),
    },
    orderBy: [{ status: 'asc' }, { startedAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  const names = await resolveNames(
    workspace.id,
    holdouts.flatMap((holdout) => [refOfSubject(holdout), { type: 'holdout', id: holdout.id }]),
  );
  const rows: CausalRow[] = [];
  for (const holdout of holdouts) {
    const evaluated = await evaluateNow(holdout, workspace.timeZone);
    const subject = refOfSubject(holdout);
    const own = of.cells.filter(
      ({ agentId, playId, currency }) =>
        currency === workspace.currency && (subject.type === 'play' ? playId : agentId) === subject.id,
    );
    const attributed = sumCells(own, 'data_driven', of.accountsIn(workspace.currency));
    const isValid = !evaluated.result.sampleRatio.fails;
    const found = await causedBy(evaluated, workspace.currency);
    rows.push({
      holdout: names.of('holdout', holdout.id),
      of: names.of(subject.type, subject.id),
      unit: holdout.unit,
      evidence: evaluated.result.evidence,
      currency: workspace.currency,
      ...found,
      attributed,
      says: sayCause({
        currency: workspace.currency,
        attributed: unitsOf(BigInt(attributed.micros)),
        caused: found.all,
        isValid,
        isRevenue: found.basis === 'revenue',
      }),
    });
  }
  return rows;
}

type Caused = Pick<CausalRow, 'basis' | 'units' | 'each' | 'all'>;

const times = (interval: Interval | null, factor: number): Interval | null =>
  interval && {
    estimate: interval.estimate * factor,
    low: interval.low * factor,
    high: interval.high * factor,
  };

/** Of accounts, what CRMs say was won; of contacts and campaigns, the holdout's own outcome at its worth. */
async function causedBy({ holdout, result }: Evaluated, currency: string): Promise<Caused> {
  if (holdout.unit !== 'account') {
    const units = result.arms.agent.judged;
    const each = times(result.lift, holdout.worthMicros === null ? 1 : unitsOf(holdout.worthMicros));
    return { basis: 'outcome', units, each, all: times(each, units) };
  }
  const { agent, others, largest } = await revenueByArm(holdout, currency);
  const each = result.sampleRatio.fails
    ? null
    : differenceSequence({
        treated: agent,
        control: others,
        oneMore: largest,
        plannedUnits: holdout.plannedUnits,
      });
  return { basis: 'revenue', units: agent.n, each, all: times(each, agent.n) };
}

const armRow = z.object({
  arm: holdoutArmSchema,
  n: z.int(),
  sum: z.number(),
  squares: z.number(),
  largest: z.number(),
});

/** What was won by the accounts of each arm within their days of being met; accounts whose days are not over are left out. */
async function revenueByArm(
  { id, workspaceId, outcomeWithinDays }: Holdout,
  currency: string,
): Promise<{ agent: Tally; others: Tally; largest: number }> {
  const rows = armRow.array().parse(
    await db().$queryRaw`
      WITH met AS (
        SELECT unit_id, arm::text AS arm, met_at, met_at + make_interval(days => ${outcomeWithinDays}) AS over_at
        FROM holdout_assignments
        WHERE workspace_id = ${workspaceId} AND holdout_id = ${id} AND met_at + make_interval(days => ${outcomeWithinDays}) <= ${now()}
      ), judged AS (
        SELECT m.unit_id, m.arm, coalesce(sum(o.amount_micros), 0)::float8 / 1e6 AS size
        FROM met m LEFT JOIN opportunities o ON o.workspace_id = ${workspaceId} AND o.account_id = m.unit_id AND o.status = 'won'
          AND o.currency = ${currency} AND o.closed_at > m.met_at AND o.closed_at <= m.over_at
        GROUP BY 1, 2
      )
      SELECT arm, count(*)::int AS n, sum(size) AS sum, sum(size * size) AS squares, max(size) AS largest FROM judged GROUP BY arm`,
  );
  const tally = (arms: readonly string[]) =>
    rows.filter(({ arm }) => arms.includes(arm)).reduce(addTallies, emptyTally);
  return {
    agent: tally(['agent']),
    others: tally(['business_as_usual', 'shadow']),
    largest: Math.max(0, ...rows.map((row) => row.largest)),
  };
}
