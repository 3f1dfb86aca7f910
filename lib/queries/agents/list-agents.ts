import type { AgentPage } from '@/lib/contracts/agents';
import { readAgentRows } from './read-agent-rows';

/** All agents of a workspace: one of each kind at most, so one page holds them. */
export async function listAgents(workspaceId: string): Promise<AgentPage> {
  return { rows: await readAgentRows(workspaceId), nextCursor: null };
}
