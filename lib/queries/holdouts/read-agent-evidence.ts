import type { AgentEvidence } from '@/lib/contracts/holdouts';
import { DAYS_ON_TRUST } from '@/lib/core/holdouts/evidence';
import { sayEvidence } from '@/lib/core/holdouts/say-evidence';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { resolveNames } from '../names/resolve-names';
import { type HoldoutWorkspace, refOfSubject, toRow } from './present-holdouts';
import { type AgentStanding, standingEvidence } from './standing-evidence';

const DAY_MS = 86_400_000;

/** What an agent's holdouts show of it, for its page and for whoever raises a level. @throws AppError `not_found`. */
export async function readAgentEvidence(
  workspace: HoldoutWorkspace,
  agentId: string,
): Promise<AgentEvidence> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId: workspace.id } },
    select: { id: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const standing = await standingEvidence(workspace, agentId);
  const { evidence, speaking } = standing;
  const names = await resolveNames(workspace.id, speaking ? [refOfSubject(speaking.holdout)] : []);
  return {
    evidence,
    holdout: speaking && toRow(speaking, names, workspace.currency),
    says: sayStanding(standing, workspace.currency),
    trustedUntil:
      evidence === 'none' ? new Date(now().getTime() + DAYS_ON_TRUST * DAY_MS).toISOString() : null,
  };
}

export const sayStanding = ({ evidence, speaking }: AgentStanding, currency: string): string =>
  sayEvidence(
    evidence,
    speaking && { name: speaking.holdout.name, unit: speaking.holdout.unit, net: speaking.result.net },
    currency,
  );
