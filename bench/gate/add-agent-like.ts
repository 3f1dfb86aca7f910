import type { AgentKind } from '../../lib/core/runs/agent-kind';
import type { ScopeBody } from '../../lib/core/scopes/scope-body';
import { db } from '../../lib/db/client';
import { toJson } from '../../lib/db/json';
import { newId } from '../../lib/platform/ids';

/** One more agent like the workspace's own of a kind, under its scope but for `changes`. A workspace has many of them only here. */
export async function addAgentLike(
  workspaceId: string,
  kind: AgentKind,
  serial: number,
  changes: Partial<ScopeBody>,
): Promise<{ id: string; version: string }> {
  const { measuredEffect: _, ...model } = await db().agent.findFirstOrThrow({ where: { workspaceId, kind } });
  const scope = await db().scope.findFirstOrThrow({ where: { agentId: model.id, status: 'active' } });
  const id = newId('agt');
  const version = `v-${serial}`;
  await db().agent.create({
    data: { ...model, id, version, kind: `bench-${serial}`, name: `Agent ${serial}` },
    select: { id: true },
  });
  await db().scope.create({
    data: {
      ...scope,
      id: newId('scp'),
      agentId: id,
      body: toJson({ ...(scope.body as object), ...changes }),
    },
    select: { id: true },
  });
  return { id, version };
}
