import {
  isDecisive,
  type StandingEvidence,
  speakingHoldout,
  standingOfEvidence,
} from '@/lib/core/holdouts/evidence';
import { db } from '@/lib/db/client';
import { type Evaluated, evaluateNow } from './present-holdouts';

/** An answer older than so many holdouts is forgotten. */
export const MOST_LOOKED_AT = 10;

export type AgentStanding = { evidence: StandingEvidence; speaking: Evaluated | null };

/** What an agent's holdouts show of it at this moment, and which of them says so. */
export async function standingEvidence(
  workspace: { id: string; timeZone: string },
  agentId: string,
): Promise<AgentStanding> {
  const holdouts = await db().holdout.findMany({
    where: { workspaceId: workspace.id, agentId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LOOKED_AT,
  });
  const looked: (Evaluated & { evidence: Evaluated['result']['evidence']; isRunning: boolean })[] = [];
  for (const holdout of holdouts) {
    const evaluated = await evaluateNow(holdout, workspace.timeZone);
    const { evidence } = evaluated.result;
    looked.push({ ...evaluated, evidence, isRunning: holdout.status === 'running' });
    if (isDecisive(evidence)) break;
  }
  const speaking = speakingHoldout(looked);
  return { evidence: standingOfEvidence(speaking), speaking };
}
