import type { PauseView, StopStateView } from '@/lib/contracts/stops';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import type { Pause } from '@/lib/db/generated/client';
import { actionSentence } from '../actions/action-sentence';
import { actionSummaryInclude, refsOfAction } from '../actions/present-action-summary';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 20;
/** Begun at the platform, its end not yet recorded. */
const inFlightStatuses = ['claimed', 'outcome_unknown', 'rolling_back'] as const;

/** A person or, by its id, a key for machines. */
export const refOfPauser = (pause: Pick<Pause, 'pausedById'>): Ref => ({
  type: pause.pausedById.startsWith('key_') ? 'api_key' : 'person',
  id: pause.pausedById,
});

export function presentPause(pause: Pause, names: NameBook): PauseView {
  const { type, id } = refOfPauser(pause);
  return { id: pause.id, since: pause.pausedAt.toISOString(), by: names.of(type, id), reason: pause.reason };
}

/** Whether the workspace is stopped, what waits for that, and what was already under way. */
export async function readStopState(workspace: { id: string; currency: string }): Promise<StopStateView> {
  const workspaceId = workspace.id;
  const [pause, heldActions, inFlight] = await Promise.all([
    db().pause.findFirst({ where: { workspaceId, subject: 'workspace', liftedAt: null } }),
    db().action.count({ where: { workspaceId, status: 'held' } }),
    db().action.findMany({
      where: { workspaceId, status: { in: [...inFlightStatuses] } },
      include: actionSummaryInclude,
      orderBy: { updatedAt: 'desc' },
      take: SHOWN,
    }),
  ]);
  const names = await resolveNames(workspaceId, [
    ...(pause ? [refOfPauser(pause)] : []),
    ...inFlight.flatMap(refsOfAction),
  ]);
  return {
    stop: pause && presentPause(pause, names),
    heldActions,
    inFlight: inFlight.map((action) => ({
      id: action.id,
      sentence: actionSentence(
        { ...action, kind: actionKindSchema.parse(action.kind) },
        { names, currency: action.currency ?? workspace.currency },
      ),
      status: action.status,
      runId: action.runId,
    })),
  };
}
