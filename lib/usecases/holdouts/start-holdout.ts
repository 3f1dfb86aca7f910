import type { StartHoldoutBody } from '@/lib/contracts/holdouts';
import type { Actor } from '@/lib/core/access/actor';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { type HoldoutUnit, unitsOfAgent, unitsOfPlay } from '@/lib/core/holdouts/holdout';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export type HoldoutChange = { workspaceId: string; actor: Extract<Actor, { type: 'person' }> };

/**
 * Begins a holdout: from the commit on, whoever would be acted on is drawn into an arm when first met. It can't be changed, only stopped.
 * @throws AppError `not_found`; `conflict` where one is running of the same play or agent; `invalid_request`.
 */
export function startHoldout({
  workspaceId,
  actor,
  holdout,
}: HoldoutChange & { holdout: StartHoldoutBody }): Promise<{ id: string }> {
  const { name, of, unit, shares, outcome, plannedUnits } = holdout;
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`holdouts:${workspaceId}`}, 0))`;
    assertUnit(unit, await unitsOfSubject(tx, workspaceId, of));
    if (unit === 'campaign' && shares.shadow > 0)
      throw invalid(
        'shares',
        'shadow must be 0 of campaigns: money moves between them, and half of a move can’t be shown',
      );
    const at = now();
    const endsAt = holdout.endsAt === null ? null : new Date(holdout.endsAt);
    if (endsAt && endsAt <= at)
      throw invalid('endsAt', 'is over already: choose a later moment, or leave it out');
    const own = of.type === 'play' ? { playId: of.id } : { agentId: of.id };
    const running = await tx.holdout.findFirst({ where: { workspaceId, status: 'running', ...own } });
    if (running)
      throw new AppError('conflict', {
        detail: `The holdout “${running.name}” of it is running: two at a time would measure each other.`,
        remedy: 'Stop that one first, or wait until it ends.',
      });
    const id = newId('hol');
    await tx.holdout.create({
      data: {
        id,
        workspaceId,
        name,
        ...own,
        unit,
        // Random enough, and known from its beginning: the draw can be done over by anybody who reads it.
        seed: id,
        shareAgent: shares.agent,
        shareUsual: shares.business_as_usual,
        shareShadow: shares.shadow,
        outcome,
        worthMicros: holdout.worthMicros === null ? null : BigInt(holdout.worthMicros),
        outcomeWithinDays: holdout.outcomeWithinDays,
        plannedUnits,
        reviewMinutes: holdout.reviewMinutes,
        reviewerHourMicros: BigInt(holdout.reviewerHourMicros),
        startedById: actor.id,
        startedAt: at,
        endsAt,
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'holdout', id },
      verb: 'holdouts.started',
      detail: { name, of: of.type, subjectId: of.id, unit, shares, outcome, plannedUnits },
    });
    return { id };
  });
}

/** By which units the work of a play or an agent can be held out. @throws AppError `not_found`, `conflict`. */
async function unitsOfSubject(
  tx: Tx,
  workspaceId: string,
  { type, id }: StartHoldoutBody['of'],
): Promise<readonly HoldoutUnit[]> {
  if (type === 'agent') {
    const agent = await tx.agent.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
    if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
    return unitsOfAgent[agentKindSchema.parse(agent.kind)];
  }
  const play = await tx.play.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
  if (!play) throw new AppError('not_found', { detail: 'There is no such play.' });
  if (play.status === 'archived')
    throw new AppError('conflict', {
      detail: 'This play is archived: it takes nobody up.',
      remedy: 'Choose a play that is in use.',
    });
  return unitsOfPlay;
}

function assertUnit(unit: HoldoutUnit, possible: readonly HoldoutUnit[]): void {
  if (possible.length === 0) throw invalid('of', 'must be an agent whose work can be held out from somebody');
  if (!possible.includes(unit))
    throw invalid('unit', `must be ${possible.map((one) => unitTitles[one].one).join(' or ')} here`);
}

const invalid = (name: string, reason: string): AppError =>
  new AppError('invalid_request', {
    detail: `The field “${name}” ${reason}.`,
    invalidParams: [{ in: 'body', name, reason }],
  });
