import { z } from 'zod';
import type { Facts } from '@/lib/core/gate/facts';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import type { Tx } from '@/lib/db/tx';
import type { AgentFacts } from './requester-facts';
import type { Subject } from './subject';
import { versionBodies } from './version-bodies';

const rowSchema = z.object({
  timeZone: z.string(),
  currency: z.string(),
  policyId: z.string().nullable(),
  policyVersion: z.number().nullable(),
  agentId: z.string().nullable(),
  autonomyLevel: z.enum(['shadow', 'suggest', 'ask', 'act_with_undo', 'act']).nullable(),
  scopeId: z.string().nullable(),
  scopeVersion: z.number().nullable(),
  wasWidened: z.boolean(),
  playId: z.string().nullable(),
  asksExecutive: z.boolean(),
});

export type Ground = {
  workspace: { timeZone: string; currency: string };
  policy: Facts['policy'];
  /** The agent that asks, with the scope it has; null where a person asks. `agentRecord` completes it. */
  agent: AgentFacts | null;
  /** Whether anything was ever added to its scope. */
  wasWidened: boolean;
  /** The play that set off the run; null where none did. */
  play: Facts['play'];
};

const policies = versionBodies<PolicyBody>('policies', storedPolicyBodySchema);
const scopes = versionBodies<ScopeBody>('scopes', scopeBodySchema);

/**
 * What every decision stands on, in one statement: the workspace, its policy in force, the agent that asks and its scope in force. Which
 * version is in force is read each time; what a version says never changes, and is read and parsed once.
 */
export async function readGround(
  tx: Tx,
  { workspaceId, requester, runId }: Pick<Subject, 'workspaceId' | 'requester' | 'runId'>,
): Promise<Ground> {
  const rows = await tx.$queryRaw`
    SELECT w.time_zone AS "timeZone", w.currency, p.id AS "policyId", p.version AS "policyVersion",
      a.id AS "agentId", a.autonomy_level::text AS "autonomyLevel", s.id AS "scopeId", s.version AS "scopeVersion",
      EXISTS (SELECT FROM scope_additions d WHERE d.agent_id = a.id) AS "wasWidened",
      r.play_id AS "playId", coalesce((v.body->>'asksExecutive')::boolean, false) AS "asksExecutive"
    FROM workspaces w
    LEFT JOIN policies p ON p.workspace_id = w.id AND p.active
    LEFT JOIN agents a ON a.workspace_id = w.id AND a.id = ${requester.type === 'agent' ? requester.id : null}
    LEFT JOIN scopes s ON s.agent_id = a.id AND s.status = 'active'
    LEFT JOIN runs r ON r.id = ${runId} AND r.workspace_id = w.id
    LEFT JOIN play_versions v ON v.play_id = r.play_id AND v.version = r.play_version
    WHERE w.id = ${workspaceId}`;
  const [row] = rowSchema.array().parse(rows);
  if (!row) throw new Error(`There is no workspace ${workspaceId}.`);
  const { timeZone, currency, wasWidened, playId, asksExecutive } = row;
  return {
    workspace: { timeZone, currency },
    wasWidened,
    play: playId === null ? null : { id: playId, asksExecutive },
    policy: await policyOf(tx, row),
    agent: requester.type === 'agent' ? await agentOf(tx, requester, row) : null,
  };
}

type Row = z.infer<typeof rowSchema>;

async function policyOf(tx: Tx, { policyId: id, policyVersion: version }: Row): Promise<Facts['policy']> {
  if (id === null || version === null) return { unknown: 'The workspace has no policy in force.' };
  const body = await policies(tx, id);
  return body === null
    ? { unknown: 'The policy in force is not of a form that can be read.' }
    : { id, version, body };
}

async function agentOf(
  tx: Tx,
  requester: { id: string; version: string },
  { agentId, autonomyLevel, scopeId, scopeVersion }: Row,
): Promise<AgentFacts> {
  if (agentId === null || autonomyLevel === null) throw new Error(`There is no agent ${requester.id}.`);
  const scope = await scopeOf(tx, scopeId, scopeVersion);
  return {
    type: 'agent',
    id: agentId,
    version: requester.version,
    autonomyLevel,
    reviewed: { version: 0, kindInSegment: 0 },
    additions: [],
    today: { actions: 0, addedSpendMicros: '0' },
    scope,
    shadowOf: null,
  };
}

async function scopeOf(tx: Tx, id: string | null, version: number | null): Promise<AgentFacts['scope']> {
  if (id === null || version === null) return { unknown: 'The agent has no scope in force.' };
  const body = await scopes(tx, id);
  return body === null
    ? { unknown: 'The scope in force is not of a form that can be read.' }
    : { id, version, body };
}
