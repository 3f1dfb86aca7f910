import { attributeJourneys, type Credit } from '@/lib/core/attribution/attribute-journeys';
import { attributionModels, attributionPeriods, type Touch } from '@/lib/core/attribution/attribution';
import { influencingCells, progressOf } from '@/lib/core/attribution/influence';
import { cellKey, prepareJourney } from '@/lib/core/attribution/journey-cells';
import { type ResampledCell, resampleCredits } from '@/lib/core/attribution/resample-credits';
import { db } from '@/lib/db/client';
import {
  type CellRow,
  type CreditRow,
  lockAttribution,
  replaceAttribution,
} from '@/lib/db/repositories/attribution';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { inTurns } from '@/lib/platform/in-turns';
import { type OpportunityJourney, readJourneys } from './read-journeys';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A large workspace has a hundred thousand rows to write. */
const TIMEOUT_MS = 5 * 60_000;
const nothing = { first: 0n, last: 0n, position: 0n, data_driven: 0n };

/** Workspaces with opportunities whose last look is a day old, or an hour where a CRM told something since. */
export async function findWorkspacesToAttribute(): Promise<string[]> {
  const at = now().getTime();
  const rows = await db().$queryRaw<{ id: string }[]>`
    select w.id from workspaces w left join attribution_looks l on l.workspace_id = w.id
    where exists (select from opportunities o where o.workspace_id = w.id)
      and (l.looked_at is null or l.looked_at <= ${new Date(at - 23 * HOUR_MS)}
        or (l.looked_at <= ${new Date(at - HOUR_MS)}
          and exists (select from opportunities o where o.workspace_id = w.id and o.recorded_at > l.looked_at)))
    order by w.id`;
  return rows.map(({ id }) => id);
}

/**
 * Looks at what was won and lost and what came before it, and keeps what each channel, agent and play is given of it, with what that would
 * have been with other accounts. Done again it comes to the same; what the look before it kept goes.
 */
export async function lookAtOutcomes(
  workspaceId: string,
): Promise<{ opportunities: number; touches: number }> {
  const at = now();
  const journeys = await readJourneys(workspaceId);
  const closed = journeys.filter(({ status }) => status !== 'open');
  const { prepared, credits } = attributeJourneys(closed);
  const rows = creditRows(journeys, credits);
  const resampled = await inTurns(
    resampleCredits(prepared, { seed: `attribution ${workspaceId}`, nowMs: at.getTime() }),
  );
  const cells = withSums(resampled, closed, credits, at.getTime());
  const touches = rows.reduce((sum, row) => sum + row.touches, 0);
  const count = (status: OpportunityJourney['status']) =>
    journeys.filter((journey) => journey.status === status).length;
  await inTransaction(
    async (tx) => {
      await lockAttribution(tx, workspaceId);
      const look = { lookedAt: at, won: count('won'), lost: count('lost'), open: count('open'), touches };
      await replaceAttribution(tx, workspaceId, look, rows, cells);
    },
    { timeout: TIMEOUT_MS },
  );
  return { opportunities: journeys.length, touches };
}

/** What stands behind each opportunity that was won or is open: its credits, and the agents that acted before it made progress. */
function creditRows(journeys: readonly OpportunityJourney[], credits: readonly Credit[]): CreditRow[] {
  const byOpportunity = new Map<string, Credit[]>();
  for (const credit of credits) {
    const own = byOpportunity.get(credit.opportunityId);
    if (own) own.push(credit);
    else byOpportunity.set(credit.opportunityId, [credit]);
  }
  return journeys.flatMap((journey) => {
    if (journey.status === 'lost') return [];
    const influencing = influencingCells(journey.touches, progressOf(journey.steps));
    const known =
      journey.status === 'won' ? (byOpportunity.get(journey.id) ?? []) : openCells(journey, journey.id);
    const keys = new Set(known.map(cellKey));
    // An agent that acted before an early step may be out of the look-back of the outcome: it gets nothing of it, and influenced it.
    const earlier = cellsOf(journey.touches).filter((cell) => {
      const key = cellKey(cell);
      return influencing.has(key) && !keys.has(key);
    });
    return [
      ...known.map((credit) => ({ ...credit, influences: influencing.has(cellKey(credit)) })),
      ...earlier.map((cell) => ({
        ...cell,
        opportunityId: journey.id,
        touches: 0,
        micros: nothing,
        influences: true,
      })),
    ];
  });
}

const openCells = (journey: OpportunityJourney, opportunityId: string): Credit[] =>
  prepareJourney(journey).cells.map(({ channel, agentId, playId, touches }) => ({
    opportunityId,
    channel,
    agentId,
    playId,
    touches,
    micros: nothing,
  }));

const cellsOf = (touches: readonly Touch[]): Pick<Touch, 'channel' | 'agentId' | 'playId'>[] => [
  ...new Map(
    touches.map(({ channel, agentId, playId }) => {
      const cell = { channel, agentId, playId };
      return [cellKey(cell), cell] as const;
    }),
  ).values(),
];

/** The sums beside the draws: what the cells of a period were given of what was won within it. */
function withSums(
  resampled: readonly ResampledCell[],
  closed: readonly OpportunityJourney[],
  credits: readonly Credit[],
  nowMs: number,
): CellRow[] {
  const journeyOf = new Map(closed.map((journey) => [journey.id, journey]));
  const sums = new Map<string, Record<(typeof attributionModels)[number], bigint>>();
  const keyOf = (days: number, currency: string, cell: Parameters<typeof cellKey>[0]) =>
    `${days}\n${currency}\n${cellKey(cell)}`;
  for (const credit of credits) {
    const journey = journeyOf.get(credit.opportunityId);
    if (!journey) continue;
    for (const days of attributionPeriods) {
      if (journey.outcomeAtMs < nowMs - days * DAY_MS) continue;
      const key = keyOf(days, journey.currency, credit);
      const sum = { ...(sums.get(key) ?? nothing) };
      for (const model of attributionModels) sum[model] += credit.micros[model];
      sums.set(key, sum);
    }
  }
  return resampled.flatMap((cell) => {
    const micros = sums.get(keyOf(cell.periodDays, cell.currency, cell));
    return micros ? [{ ...cell, micros }] : [];
  });
}
