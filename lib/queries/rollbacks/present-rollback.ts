import type { RollbackView } from '@/lib/contracts/rollbacks';
import { type RollbackSelector, rollbackSelectorSchema } from '@/lib/core/rollback/selector';
import { db } from '@/lib/db/client';
import type { Rollback } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const refOf = ({ by, id }: RollbackSelector): Ref | null =>
  id === undefined || by === 'source' || by === 'rollback' || by === 'run' ? null : { type: by, id };

function subjectOf(selector: RollbackSelector, names: NameBook): RollbackView['subject'] {
  const { by, id, actionIds = [] } = selector;
  const plain = (name: string) => ({ type: by, id: id ?? by, name, isSample: false });
  if (by === 'source') return plain(`Source ${id}`);
  if (by === 'rollback') return plain('What an earlier rollback put back');
  if (by === 'run') return plain('What one run led to');
  if (by === 'window') return plain('Everything in a window of time');
  if (by === 'actions') return plain(`${actionIds.length} chosen actions`);
  return names.of(by, id ?? '');
}

/** Rollbacks of one workspace as screens show them, with how far each is. */
export async function presentRollbacks(
  workspaceId: string,
  rollbacks: readonly Rollback[],
): Promise<RollbackView[]> {
  const ids = rollbacks.map(({ id }) => id);
  const counts = await db().rollbackItem.groupBy({
    by: ['rollbackId', 'outlook', 'status'],
    where: { workspaceId, rollbackId: { in: ids } },
    _count: { _all: true },
  });
  const selectors = new Map(
    rollbacks.map(({ id, selector }) => [id, rollbackSelectorSchema.parse(selector)]),
  );
  const names = await resolveNames(
    workspaceId,
    rollbacks.flatMap(({ id, requestedById }) => {
      const selector = selectors.get(id);
      const ref = selector && refOf(selector);
      return [{ type: 'person', id: requestedById }, ...(ref ? [ref] : [])];
    }),
  );
  return rollbacks.map((rollback) => {
    const selector = rollbackSelectorSchema.parse(rollback.selector);
    const own = counts.filter(({ rollbackId }) => rollbackId === rollback.id);
    const sum = (fits: (row: (typeof own)[number]) => boolean) =>
      own.filter(fits).reduce((total, { _count }) => total + _count._all, 0);
    const outlook = (which: (typeof own)[number]['outlook']) => sum((row) => row.outlook === which);
    const item = (which: (typeof own)[number]['status']) => sum((row) => row.status === which);
    return {
      id: rollback.id,
      status: rollback.status,
      selector,
      subject: subjectOf(selector, names),
      reason: rollback.reason,
      rule: rollback.rule,
      error: rollback.error,
      requestedBy: names.of('person', rollback.requestedById),
      createdAt: rollback.createdAt.toISOString(),
      startedAt: rollback.startedAt?.toISOString() ?? null,
      finishedAt: rollback.finishedAt?.toISOString() ?? null,
      outlooks: {
        restore: outlook('restore'),
        already_back: outlook('already_back'),
        conflict: outlook('conflict'),
        irreversible: outlook('irreversible'),
        unreadable: outlook('unreadable'),
      },
      items: {
        waiting: item('waiting'),
        restored: item('restored'),
        already_back: item('already_back'),
        conflict: item('conflict'),
        failed: item('failed'),
        skipped: item('skipped'),
      },
    };
  });
}
