import type { Actor } from '@/lib/core/access/actor';
import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { levelFor, type SettingSegment, settingSegmentsOfKind } from '@/lib/core/autonomy/autonomy-segment';
import { type AutonomyLevel, capLevel, isFreer } from '@/lib/core/autonomy/level';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sayStanding } from '@/lib/queries/holdouts/read-agent-evidence';
import { type AgentStanding, standingEvidence } from '@/lib/queries/holdouts/standing-evidence';
import { requirePermission } from '../changes/require-permission';

export type SetAutonomyInput = {
  workspaceId: string;
  /** From the session alone: whoever raises a level answers for it by name. */
  actor: Extract<Actor, { type: 'person' }>;
  agentId: string;
  kind: ActionKind;
  segment: SettingSegment;
  level: AutonomyLevel;
  reason: string;
  /** That the person consents to the agent going further by itself. Needed to raise. */
  consents: boolean;
};

/**
 * Sets how far an agent may go by itself for one kind of action in one segment. Lowering holds from the commit on: no claim that
 * follows sees the freer level. Raising needs the person's consent, and only counts where the outcomes judged have earned it; above “ask”,
 * no level is given to an agent that a holdout shows to cost more than it brings.
 * @throws AppError `not_found`, `forbidden`, `conflict` (nothing would change, or a holdout is against it), `invalid_request` (above the ceiling of the kind,
 * not a segment of it, or raised without consent).
 */
export async function setAutonomy(
  input: SetAutonomyInput,
): Promise<{ from: AutonomyLevel; to: AutonomyLevel }> {
  const { workspaceId, actor, agentId, kind, segment, level, reason } = input;
  assertPossible(input);
  const shown = isFreer(level, 'ask') ? await evidenceOf(workspaceId, agentId) : null;
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['agents.edit'],
      'Only an admin sets how far an agent may go by itself.',
    );
    const agent = await tx.agent.findUnique({
      where: { id_workspaceId: { id: agentId, workspaceId } },
      include: { autonomy: { where: { kind } } },
    });
    if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
    const from = levelFor(agent.autonomy, { kind, segment, ofAgent: agent.autonomyLevel });
    const isSet = agent.autonomy.some((row) => row.segment === segment);
    if (from === level && isSet)
      throw new AppError('conflict', { detail: 'This is the level it has: nothing would change.' });
    if (isFreer(level, from) && !input.consents)
      throw invalid('consents', 'is missing: raising a level needs the consent of the person who raises it');
    if (shown?.standing.evidence === 'negative' && !isFreer(from, level))
      throw new AppError('conflict', {
        detail: sayStanding(shown.standing, shown.currency),
        remedy:
          'Leave it at “ask”, change what the agent does, and let another holdout show what it is worth.',
      });
    const at = now();
    const values = { level, reason, setById: actor.id, setAt: at };
    await tx.autonomySetting.upsert({
      where: { agentId_kind_segment: { agentId, kind, segment } },
      create: { id: newId('aut'), workspaceId, agentId, kind, segment, ...values },
      update: values,
    });
    const judged = await tx.outcomeReview.count({
      where: {
        workspaceId,
        agentId,
        agentVersion: agent.version,
        kind,
        ...(segment === 'all' ? {} : { segment }),
      },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'agents.autonomy_set',
      subject: { type: 'agent', id: agentId },
      detail: {
        kind,
        segment,
        from,
        to: level,
        judged,
        agentVersion: agent.version,
        reason,
        ...(shown ? { evidence: shown.standing.evidence } : {}),
      },
    });
    return { from, to: level };
  });
}

/** What holdouts show of the agent at this moment. */
async function evidenceOf(
  workspaceId: string,
  agentId: string,
): Promise<{ standing: AgentStanding; currency: string }> {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { id: true, timeZone: true, currency: true },
  });
  return { standing: await standingEvidence(workspace, agentId), currency: workspace.currency };
}

function assertPossible({ kind, segment, level }: SetAutonomyInput): void {
  const { autonomyCeiling, title } = catalogue[kind];
  if (capLevel(level, autonomyCeiling) !== level)
    throw invalid('level', `is above what “${title}” may ever be given: the highest is “${autonomyCeiling}”`);
  if (!settingSegmentsOfKind(kind).includes(segment))
    throw invalid('segment', `is none of “${title}”, which aims at no single account: send “all”`);
}

const invalid = (name: string, reason: string): AppError =>
  new AppError('invalid_request', {
    detail: `The field “${name}” ${reason}.`,
    invalidParams: [{ in: 'body', name, reason }],
  });
