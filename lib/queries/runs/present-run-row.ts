import type { RunRow } from '@/lib/contracts/runs';
import { planSchema } from '@/lib/core/runs/plan';
import type { Prisma } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

export const runRowInclude = {
  signal: { select: { id: true, kind: true, occurredAt: true } },
  actions: { select: { status: true }, where: { compensatesId: null }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.RunInclude;
export type RunWithActions = Prisma.RunGetPayload<{ include: typeof runRowInclude }>;

type Run = Omit<RunWithActions, 'actions'>;

/** What a row names, for looking it up. */
export function refsOfRun(run: Pick<Run, 'subjectType' | 'subjectId' | 'agentId'>): Ref[] {
  const agent = run.agentId === null ? [] : [{ type: 'agent', id: run.agentId }];
  return [{ type: run.subjectType, id: run.subjectId }, ...agent];
}

export function presentRun(run: Run, names: NameBook, currency: string): Omit<RunRow, 'actionStatuses'> {
  return {
    id: run.id,
    status: run.status,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    signal: { id: run.signal.id, kind: run.signal.kind, occurredAt: run.signal.occurredAt.toISOString() },
    subject: names.of(run.subjectType, run.subjectId),
    agent: run.agentId === null ? null : names.of('agent', run.agentId),
    why: planSchema.parse(run.plan).why,
    outcome: run.outcome,
    expectedValueMicros: run.expectedValueMicros?.toString() ?? null,
    currency,
    rerunOfId: run.rerunOfId,
  };
}
