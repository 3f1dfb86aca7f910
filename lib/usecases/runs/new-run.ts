import type { DrawnArm } from '@/lib/core/holdouts/held-out-plan';
import type { Plan } from '@/lib/core/runs/plan';
import type { Prisma } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import type { AuditEntryInput } from '@/lib/db/repositories/audit-entries';
import { now } from '@/lib/platform/clock';
import type { PlayOfRun } from './goal-of-play';
import type { PlannableSignal } from './plannable-signals';
import { subjectOf } from './subject-of';

export type NewRun = {
  id: string;
  signal: PlannableSignal;
  play: PlayOfRun | null;
  plan: Plan;
  /** Of a plan over a whole account: which; else the run is about whom its signal is about. */
  accountId?: string;
  agentId: string | null;
  /** The arms of whom it is about, in all holdouts that cover it. */
  drawn: readonly DrawnArm[];
  /** Of them, the one that counts. */
  held: DrawnArm | null;
  /** The plan is worth carrying out, there is an agent for it, and nobody is held out. */
  started: boolean;
};

/** The row of a run that was just planned. */
export function newRunRow({
  id,
  signal,
  play,
  plan,
  accountId,
  agentId,
  held,
  started,
}: NewRun): Prisma.RunCreateManyInput {
  const at = now();
  return {
    id,
    workspaceId: signal.workspaceId,
    signalId: signal.id,
    playId: play?.id ?? null,
    playVersion: play?.version ?? null,
    holdoutId: held?.holdoutId ?? null,
    holdoutArm: held?.arm ?? null,
    ...(accountId ? { subjectType: 'account', subjectId: accountId } : subjectOf(signal)),
    agentId,
    plan: toJson(plan),
    expectedValueMicros: BigInt(plan.expectedValueMicros),
    status: started ? 'planned' : 'no_action',
    outcome: started ? null : plan.why,
    startedAt: at,
    finishedAt: started ? null : at,
  };
}

/** Its entry in the record: planned, or decided to do nothing. */
export function newRunEntry({ id, signal, plan, started }: NewRun): AuditEntryInput {
  const entry = {
    workspaceId: signal.workspaceId,
    actor: { type: 'system' as const, id: 'orchestrator' },
    subject: { type: 'run', id },
    runId: id,
  };
  if (!started) return { ...entry, verb: 'runs.not_acted', detail: { signalId: signal.id, why: plan.why } };
  return {
    ...entry,
    verb: 'runs.planned',
    detail: {
      signalId: signal.id,
      agentKind: plan.agentKind ?? '',
      why: plan.why,
      expectedValueMicros: plan.expectedValueMicros,
    },
  };
}
