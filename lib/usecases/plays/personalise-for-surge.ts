import { planSurgedAccount } from '@/lib/agents/orchestrator/plan-surged-account';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import type { Surge } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { lockPlay } from '@/lib/db/repositories/plays';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Fitting } from '@/lib/queries/plays/judge-people';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import type { LivePlay } from './take-up';

const DAY_MS = 86_400_000;

/**
 * One run about the company of a surge, beside those about its people: the content agent writes for its industry and roles. None where no
 * landing page is known, where none of its people fit the play, or where the play had one for the company within its days, however often it is called.
 */
export async function personaliseForSurge(
  play: LivePlay,
  surge: Surge,
  fitting: readonly Pick<Fitting, 'signalId'>[],
): Promise<{ started: boolean }> {
  const { workspaceId } = play;
  const [first] = fitting;
  if (!first || (await db().landingPage.count({ where: { workspaceId } })) === 0) return { started: false };
  const started = await inTransaction(async (tx) => {
    const current = await lockPlay(tx, workspaceId, play.id);
    if (current?.status !== 'live' || current.version !== play.version) return false;
    const about = { workspaceId, subjectType: 'account', subjectId: surge.accountId };
    const since = new Date(now().getTime() - play.body.again.afterDays * DAY_MS);
    if (
      await tx.run.findFirst({
        where: { ...about, playId: play.id, startedAt: { gt: since } },
        select: { id: true },
      })
    )
      return false;
    const account = await tx.account.findUniqueOrThrow({
      where: { id_workspaceId: { id: surge.accountId, workspaceId } },
      select: { id: true, industry: true, workspace: { select: { currency: true } } },
    });
    const agent = await tx.agent.findUnique({
      where: { workspaceId_kind: { workspaceId, kind: 'content' } },
      select: { id: true },
    });
    const plan = planSurgedAccount({
      account,
      surge,
      signalId: first.signalId,
      play: { id: play.id, goal: play.body.goal },
      openRuns: await tx.run.count({ where: { ...about, status: { in: [...openRunStatuses] } } }),
      currency: account.workspace.currency,
    });
    const isStarted = plan.action === 'assign' && agent !== null;
    const runId = newId('run');
    const at = now();
    await tx.run.create({
      data: {
        id: runId,
        ...about,
        signalId: first.signalId,
        playId: play.id,
        playVersion: play.version,
        agentId: isStarted ? agent.id : null,
        plan: toJson(plan),
        expectedValueMicros: BigInt(plan.expectedValueMicros),
        status: isStarted ? 'planned' : 'no_action',
        outcome: isStarted ? null : plan.why,
        startedAt: at,
        finishedAt: isStarted ? null : at,
      },
      select: { id: true },
    });
    const entry = {
      workspaceId,
      actor: { type: 'system' as const, id: 'orchestrator' },
      subject: { type: 'run', id: runId },
      runId,
    };
    if (!isStarted) {
      const detail = { signalId: first.signalId, why: plan.why };
      await appendAuditEntry(tx, { ...entry, verb: 'runs.not_acted', detail });
      return false;
    }
    await appendAuditEntry(tx, {
      ...entry,
      verb: 'runs.planned',
      detail: {
        signalId: first.signalId,
        agentKind: 'content',
        why: plan.why,
        expectedValueMicros: plan.expectedValueMicros,
      },
    });
    await enqueueEvent(tx, { workspaceId, name: 'run/planned', data: { workspaceId, runId } });
    return true;
  });
  if (started) await sendOutboxEvents();
  return { started };
}
