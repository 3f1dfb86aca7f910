import type { RunSteps, RunStepView } from '@/lib/contracts/run-steps';
import { stepErrorSchema, stepWaitSchema } from '@/lib/core/runs/run-step';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Approval, RunStep } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

/** More than any run has: a workflow that went wild still gives a page. */
const SHOWN = 2000;

type Asked = Pick<Approval, 'id' | 'reviewerId'>;

/** The workflow of a run as it went. @throws AppError `not_found`, for foreign ids too. */
export async function readRunSteps(workspaceId: string, runId: string): Promise<RunSteps> {
  const run = await db().run.findUnique({
    where: { id_workspaceId: { id: runId, workspaceId } },
    select: {
      steps: {
        orderBy: [{ pass: 'asc' }, { startedAt: 'asc' }, { id: 'asc' }],
        take: SHOWN,
      },
    },
  });
  if (!run) throw new AppError('not_found', { detail: 'There is no such run.' });
  const asked = await db().approval.findMany({
    where: { workspaceId, id: { in: run.steps.flatMap(approvalIdOf) } },
    select: { id: true, reviewerId: true },
  });
  const names = await resolveNames(
    workspaceId,
    asked.map(({ reviewerId }) => ({ type: 'person', id: reviewerId })),
  );
  return {
    passes: groupBy(run.steps, (row) => row.pass).map(([pass, rows]) => ({
      pass,
      steps: groupBy(rows, (row) => row.step).map(([, attempts]) => presentStep(attempts, asked, names)),
    })),
  };
}

/** Groups in the order of their first members. */
function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

/** A wait for an answer names its approval in its condition. */
function approvalIdOf(row: Pick<RunStep, 'waitsFor'>): string[] {
  const wait = stepWaitSchema.nullable().parse(row.waitsFor);
  return wait?.condition?.match(/\bapr_[0-9a-z]+/g) ?? [];
}

function presentStep(rows: RunStep[], asked: readonly Asked[], names: NameBook): RunStepView {
  const attempts = rows.toSorted((left, right) => left.attempt - right.attempt);
  const [first, last] = [attempts[0], attempts.at(-1)];
  if (!first || !last) throw new Error('A step has no attempt.');
  const wait = stepWaitSchema.nullable().parse(last.waitsFor);
  const approval = asked.find(({ id }) => approvalIdOf(last).includes(id));
  return {
    step: last.step,
    kind: last.kind,
    status: last.status,
    startedAt: first.startedAt.toISOString(),
    finishedAt: last.finishedAt?.toISOString() ?? null,
    until: last.until?.toISOString() ?? null,
    waitsFor: wait && {
      ...wait,
      approval: approval ? { id: approval.id, reviewer: names.of('person', approval.reviewerId) } : null,
    },
    attempts: attempts.map((row) => ({
      attempt: row.attempt,
      status: row.status,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      error: stepErrorSchema.nullable().parse(row.error),
    })),
  };
}
