import type { z } from 'zod';
import type { AttributedCurrency, AttributionQuery, attributionSchema } from '@/lib/contracts/attribution';
import { creditChannels, LOOK_BACK_DAYS } from '@/lib/core/attribution/attribution';
import { NOT_CAUSE } from '@/lib/core/attribution/say-cause';
import { db } from '@/lib/db/client';
import type { AttributionCell } from '@/lib/db/generated/client';
import type { HoldoutWorkspace } from '../holdouts/present-holdouts';
import { resolveNames } from '../names/resolve-names';
import { readCausal } from './read-causal';
import { type Pipeline, readPipeline } from './read-pipeline';
import { creditsOf } from './sum-cells';

/**
 * What was won within a period, shared out to channels by every model, as the last look kept it; pipeline that agents influenced; and what
 * holdouts find. Nothing is worked out from touches here: a look has as many rows as there are channels, agents and plays.
 */
export async function readAttribution(
  workspace: HoldoutWorkspace,
  query: AttributionQuery,
): Promise<z.input<typeof attributionSchema>> {
  const workspaceId = workspace.id;
  const [look, all] = await Promise.all([
    db().attributionLook.findUnique({ where: { workspaceId } }),
    db().attributionCell.findMany({ where: { workspaceId, periodDays: query.period } }),
  ]);
  const cells = all.filter(isAskedFor(query));
  const pipeline = look ? await readPipeline({ workspaceId, lookedAt: look.lookedAt }, query) : [];
  const accountsIn = (currency: string) => pipeline.find((of) => of.currency === currency)?.wonAccounts ?? 0;
  const [causal, choices] = await Promise.all([
    readCausal(workspace, query, { cells: all, accountsIn }),
    readChoices(workspaceId, query),
  ]);
  return {
    lookedAt: look?.lookedAt.toISOString() ?? null,
    periodDays: query.period,
    lookBackDays: LOOK_BACK_DAYS,
    seen: {
      won: look?.won ?? 0,
      lost: look?.lost ?? 0,
      open: look?.open ?? 0,
      touches: look?.touches ?? 0,
    },
    currencies: pipeline.map((of) => presentCurrency(of, cells)),
    causal,
    notCause: causal.some(({ all: found }) => found !== null) ? null : NOT_CAUSE,
    ...choices,
  };
}

const isAskedFor =
  ({ channel, agent, play }: AttributionQuery) =>
  (cell: AttributionCell): boolean =>
    (channel === undefined || cell.channel === channel) &&
    (agent === undefined || cell.agentId === agent) &&
    (play === undefined || cell.playId === play);

function presentCurrency(of: Pipeline, cells: readonly AttributionCell[]): AttributedCurrency {
  const own = cells.filter(({ currency }) => currency === of.currency);
  return {
    currency: of.currency,
    won: { opportunities: of.won.opportunities, accounts: of.wonAccounts, micros: of.won.micros },
    rows: creditChannels.flatMap((channel) => {
      const ofChannel = own.filter((cell) => cell.channel === channel);
      return ofChannel.length === 0
        ? []
        : [
            {
              channel,
              opportunities: of.opportunitiesOf(channel),
              credits: creditsOf(ofChannel, of.creditedAccounts),
            },
          ];
    }),
    total: creditsOf(own, of.creditedAccounts),
    influence: { open: of.open, won: of.won },
  };
}

/** The agents and plays that have any part in what was won or is open, and those that are asked for. */
async function readChoices(workspaceId: string, { agent, play }: AttributionQuery) {
  const pairs = await db().$queryRaw<{ agentId: string; playId: string }[]>`
    select distinct agent_id as "agentId", play_id as "playId" from attribution_credits where workspace_id = ${workspaceId}`;
  const known = (ids: readonly (string | undefined)[]) => [...new Set(ids.filter((id) => id))] as string[];
  const agentIds = known([...pairs.map(({ agentId }) => agentId), agent]);
  const playIds = known([...pairs.map(({ playId }) => playId), play]);
  const names = await resolveNames(workspaceId, [
    ...agentIds.map((id) => ({ type: 'agent', id })),
    ...playIds.map((id) => ({ type: 'play', id })),
  ]);
  const named = (type: string, ids: readonly string[]) =>
    ids
      .map((id) => names.of(type, id))
      .toSorted((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id, 'en'));
  return { agents: named('agent', agentIds), plays: named('play', playIds) };
}
