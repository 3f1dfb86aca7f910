import type { HoldoutRow } from '@/lib/contracts/holdouts';
import { evaluateHoldout, type HoldoutResult } from '@/lib/core/holdouts/evaluate-holdout';
import { holdoutArms } from '@/lib/core/holdouts/holdout';
import type { Holdout } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { countHoldout } from './count-holdout';

export type HoldoutWorkspace = { id: string; timeZone: string; currency: string };

/** A holdout with what it shows at this moment. */
export type Evaluated = { holdout: Holdout; result: HoldoutResult };

export async function evaluateNow(holdout: Holdout, timeZone: string): Promise<Evaluated> {
  return { holdout, result: evaluateHoldout(await countHoldout(holdout, timeZone)) };
}

export const refOfSubject = ({ playId, agentId }: Holdout): Ref =>
  playId === null ? { type: 'agent', id: agentId ?? '' } : { type: 'play', id: playId };

/** Rows of holdouts as screens show them, each with what it shows at this moment. */
export async function presentHoldouts(
  workspace: HoldoutWorkspace,
  holdouts: readonly Holdout[],
): Promise<HoldoutRow[]> {
  const names = await resolveNames(workspace.id, holdouts.map(refOfSubject));
  const rows: HoldoutRow[] = [];
  for (const holdout of holdouts)
    rows.push(toRow(await evaluateNow(holdout, workspace.timeZone), names, workspace.currency));
  return rows;
}

export function toRow({ holdout, result }: Evaluated, names: NameBook, currency: string): HoldoutRow {
  const subject = refOfSubject(holdout);
  const total = (of: 'assigned' | 'judged') =>
    holdoutArms.reduce((sum, arm) => sum + result.arms[arm][of], 0);
  return {
    id: holdout.id,
    name: holdout.name,
    of: names.of(subject.type, subject.id),
    unit: holdout.unit,
    status: holdout.status,
    shares: {
      agent: holdout.shareAgent,
      business_as_usual: holdout.shareUsual,
      shadow: holdout.shareShadow,
    },
    startedAt: holdout.startedAt.toISOString(),
    endsAt: holdout.endsAt?.toISOString() ?? null,
    stoppedAt: holdout.stoppedAt?.toISOString() ?? null,
    met: total('assigned'),
    judged: total('judged'),
    plannedUnits: holdout.plannedUnits,
    evidence: result.evidence,
    net: result.net,
    currency,
  };
}
