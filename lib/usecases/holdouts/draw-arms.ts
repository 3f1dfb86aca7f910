import { assignArm } from '@/lib/core/holdouts/assign-arm';
import type { DrawnArm } from '@/lib/core/holdouts/held-out-plan';
import { strictestArm } from '@/lib/core/holdouts/holdout';
import type { Holdout, Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

const selected = {
  id: true,
  name: true,
  playId: true,
  agentId: true,
  unit: true,
  seed: true,
  shareAgent: true,
  shareUsual: true,
  shareShadow: true,
} as const;
export type RunningHoldout = Pick<Holdout, keyof typeof selected>;

/** The holdouts that hold now, read along with what they belong to: where there is none, nothing more is asked of the database. */
export const runningHoldouts = () =>
  ({
    where: { status: 'running', OR: [{ endsAt: null }, { endsAt: { gt: now() } }] },
    select: selected,
  }) satisfies Prisma.Workspace$holdoutsArgs;

/** A person, as units know them; where a whole account is planned for, the account alone. */
export type UnitPerson = { id: string | null; accountId: string | null };

/** The arms of the person that an agent is about to work on, by itself or for a play. Whoever has no account is no unit where accounts are. */
export function drawArms(
  holdouts: readonly RunningHoldout[],
  of: { playId: string | null; agentId: string },
  person: UnitPerson | null,
): DrawnArm[] {
  if (person === null) return [];
  return holdouts.flatMap((holdout) => {
    const covers = holdout.playId === null ? holdout.agentId === of.agentId : holdout.playId === of.playId;
    const unitId =
      holdout.unit === 'contact' ? person.id : holdout.unit === 'account' ? person.accountId : null;
    return covers && unitId !== null ? [drawArm(holdout, unitId)] : [];
  });
}

/** The arm of one unit of a holdout. */
export function drawArm(holdout: RunningHoldout, unitId: string): DrawnArm {
  const { id, name, unit, seed } = holdout;
  const shares = {
    agent: holdout.shareAgent,
    business_as_usual: holdout.shareUsual,
    shadow: holdout.shareShadow,
  };
  return { holdoutId: id, name, unit, unitId, arm: assignArm(seed, unitId, shares) };
}

/** The arm that counts where several holdouts cover somebody. */
export function armThatCounts(drawn: readonly DrawnArm[]): DrawnArm | null {
  const strictest = strictestArm(drawn.map(({ arm }) => arm));
  return drawn.find(({ arm }) => arm === strictest) ?? null;
}

/** Keeps that units were met, each once: from then on what comes of them counts. Nothing is asked where none was drawn. */
export async function keepMet(
  tx: Pick<Tx, 'holdoutAssignment'>,
  workspaceId: string,
  drawn: readonly DrawnArm[],
): Promise<void> {
  if (drawn.length === 0) return;
  const metAt = now();
  await tx.holdoutAssignment.createMany({
    data: drawn.map(({ holdoutId, unitId, arm }) => ({ workspaceId, holdoutId, unitId, arm, metAt })),
    skipDuplicates: true,
  });
}
