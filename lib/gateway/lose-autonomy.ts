import type { Actor } from '@/lib/core/access/actor';
import { type AutonomyLevel, autonomyLevels, isFreer } from '@/lib/core/autonomy/level';
import type { Action } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { gatewayActor } from './actors';

/** To which autonomy falls by itself: a person approves each action until somebody raises the level again, by name. */
const FALLEN: AutonomyLevel = 'ask';
const freer = autonomyLevels.filter((level) => isFreer(level, FALLEN));

/**
 * An agent that has one of its actions taken back is asked about from then on: for that kind of action in that segment its level
 * falls at once. Nothing happens where it asks anyhow.
 */
export async function loseAutonomyOfAction(tx: Tx, action: Action, why: string): Promise<void> {
  if (action.requesterType !== 'agent') return;
  const { workspaceId, requesterId: agentId, kind, segment, runId, id: actionId } = action;
  return loseAutonomyIn(tx, { workspaceId, agentId, kind, segment }, { why, runId, actionId });
}

type KindAndSegment = { kind: string; segment: string };

async function loseAutonomyIn(
  tx: Tx,
  {
    workspaceId,
    agentId,
    kind,
    segment: ofAccount,
  }: KindAndSegment & { workspaceId: string; agentId: string },
  { why, ...about }: { why: string; runId?: string | null; actionId?: string },
): Promise<void> {
  const segment = ofAccount === 'none' ? 'all' : ofAccount;
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: { where: { kind, segment: { in: [segment, 'all'] } } } },
  });
  const setting = agent.autonomy.find((row) => row.segment === segment) ?? agent.autonomy[0];
  const from = setting?.level ?? agent.autonomyLevel;
  if (!isFreer(from, FALLEN)) return;
  const values = { level: FALLEN, reason: why, setById: null, setAt: now() };
  await tx.autonomySetting.upsert({
    where: { agentId_kind_segment: { agentId, kind, segment } },
    create: { id: newId('aut'), workspaceId, agentId, kind, segment, ...values },
    update: values,
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor: gatewayActor,
    verb: 'agents.autonomy_lost',
    subject: { type: 'agent', id: agentId },
    ...about,
    detail: { kind, segment, from: [from], to: FALLEN, agentVersion: agent.version, why },
  });
}

/**
 * An agent that drifted is asked about again: for one kind of action in one segment, or all of it. Nothing happens where it asks anyhow.
 * @param only the kind and segment; null is all of it.
 */
export async function loseAutonomyOfAgent(
  tx: Tx,
  {
    workspaceId,
    agentId,
    only,
    why,
  }: { workspaceId: string; agentId: string; only: KindAndSegment | null; why: string },
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM agents WHERE id = ${agentId} FOR UPDATE`;
  if (only) return loseAutonomyIn(tx, { workspaceId, agentId, ...only }, { why });
  await loseAutonomyByEvidence(tx, { workspaceId, agentId, why, trustedSince: null });
}

/**
 * Another model, prompt or set of tools is another agent: what somebody consented to of the one before does not count for it. Writes
 * the version and lowers every level, in one transaction; does nothing where it is that version already.
 */
export async function changeAgentVersion(
  tx: Tx,
  { workspaceId, agentId, version, why, actor }: VersionChange,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM agents WHERE id = ${agentId} FOR UPDATE`;
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: { where: { level: { in: freer } } } },
  });
  if (agent.version === version) return;
  const at = now();
  const falls = isFreer(agent.autonomyLevel, FALLEN);
  await tx.agent.update({
    where: { id: agentId },
    data: { version, versionSince: at, ...(falls ? { autonomyLevel: FALLEN } : {}) },
    select: { id: true },
  });
  const entry = { workspaceId, subject: { type: 'agent', id: agentId } };
  await appendAuditEntry(tx, {
    ...entry,
    actor,
    verb: 'agents.version_changed',
    detail: { from: agent.version, to: version, why },
  });
  if (!falls && agent.autonomy.length === 0) return;
  await tx.autonomySetting.updateMany({
    where: { agentId, level: { in: freer } },
    data: { level: FALLEN, reason: `The agent has a new version. ${why}`, setById: null, setAt: at },
  });
  const lost = [...(falls ? [agent.autonomyLevel] : []), ...agent.autonomy.map(({ level }) => level)];
  await appendAuditEntry(tx, {
    ...entry,
    actor: gatewayActor,
    verb: 'agents.autonomy_lost',
    detail: { kind: null, segment: null, from: [...new Set(lost)], to: FALLEN, agentVersion: version, why },
  });
}

type AgentLoss = {
  workspaceId: string;
  agentId: string;
  why: string;
  /** Only what was set before this moment; null for all. */
  trustedSince: Date | null;
};

/** An agent that is not worth what it costs, or has never shown that it is, is asked about everywhere. @returns whether anything fell. */
export async function loseAutonomyByEvidence(
  tx: Tx,
  { workspaceId, agentId, why, trustedSince }: AgentLoss,
): Promise<boolean> {
  const old = trustedSince ? { setAt: { lt: trustedSince } } : {};
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: { where: { level: { in: freer }, ...old } } },
  });
  const falls =
    isFreer(agent.autonomyLevel, FALLEN) && (trustedSince === null || agent.versionSince < trustedSince);
  if (!falls && agent.autonomy.length === 0) return false;
  if (falls)
    await tx.agent.update({
      where: { id: agentId },
      data: { autonomyLevel: FALLEN },
      select: { id: true },
    });
  await tx.autonomySetting.updateMany({
    where: { id: { in: agent.autonomy.map(({ id }) => id) } },
    data: { level: FALLEN, reason: why, setById: null, setAt: now() },
  });
  const lost = [...(falls ? [agent.autonomyLevel] : []), ...agent.autonomy.map(({ level }) => level)];
  await appendAuditEntry(tx, {
    workspaceId,
    actor: gatewayActor,
    verb: 'agents.autonomy_lost',
    subject: { type: 'agent', id: agentId },
    detail: {
      kind: null,
      segment: null,
      from: [...new Set(lost)],
      to: FALLEN,
      agentVersion: agent.version,
      why,
    },
  });
  return true;
}

type VersionChange = { workspaceId: string; agentId: string; version: string; why: string; actor: Actor };
