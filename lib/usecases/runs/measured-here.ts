import type { MeasuredEffects } from '@/lib/agents/orchestrator/uplifts';
import { type MeasuredEffect, measuredOfVersionSchema } from '@/lib/core/holdouts/measured-uplift';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { Prisma } from '@/lib/db/generated/client';

/** Read along with the workspace, so that no plan asks for it by itself. */
export const measuredFields = {
  agents: { select: { kind: true, id: true, version: true, measuredEffect: true } },
  plays: {
    where: { measuredEffect: { not: Prisma.DbNull } },
    select: { id: true, version: true, measuredEffect: true },
  },
} satisfies Prisma.WorkspaceSelect;

export type MeasuredHere = {
  agents: MeasuredEffects['agents'];
  plays: ReadonlyMap<string, MeasuredEffect>;
};

type Kept = { version: string | number; measuredEffect: unknown };
type Read = { agents: readonly (Kept & { kind: string })[]; plays: readonly (Kept & { id: string })[] };

/** What was measured of another version says nothing of this one. */
function effectOf({ version, measuredEffect }: Kept): MeasuredEffect | null {
  const kept = measuredOfVersionSchema.nullable().parse(measuredEffect ?? null);
  return kept?.version === String(version) ? kept.effect : null;
}

/** What the nightly look left with the agents and plays of a workspace. */
export function measuredIn({ agents, plays }: Read): MeasuredHere {
  return {
    agents: Object.fromEntries(
      agents.flatMap((agent) => {
        const [kind, effect] = [agentKindSchema.safeParse(agent.kind).data, effectOf(agent)];
        return kind && effect ? [[kind, effect] as const] : [];
      }),
    ),
    plays: new Map(
      plays.flatMap((play) => {
        const effect = effectOf(play);
        return effect ? [[play.id, effect] as const] : [];
      }),
    ),
  };
}

/** As a plan takes it in, for a play or by itself. */
export const measuredFor = ({ agents, plays }: MeasuredHere, playId: string | null): MeasuredEffects => ({
  agents,
  play: playId === null ? null : (plays.get(playId) ?? null),
});
