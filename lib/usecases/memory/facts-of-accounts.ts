import type { NewFact } from '@/lib/core/memory/merge-facts';
import { db } from '@/lib/db/client';
import { readStages } from '@/lib/queries/interest/read-stages';
import { type Around, type NewSignal, newestBy } from './new-signals';

/** What says how far a company has come: what its people do, surges with it, and outcomes. */
const tellsOfStage = new Set([
  'lead.engaged',
  'lead.outcome',
  'contact.tracked',
  'email.reported',
  'record.changed',
]);

/**
 * How far each company has come, by what its people did and what became of it: what the orchestrator learns. As sure as the best signal of
 * the company among these. The source is the newest run about the company, where there is one.
 */
export async function factsOfAccounts(
  { workspaceId }: Around,
  signals: readonly NewSignal[],
): Promise<NewFact[]> {
  const telling = signals.filter(({ kind }) => tellsOfStage.has(kind));
  const newest = newestBy(telling, ({ accountId }) => accountId);
  if (newest.size === 0) return [];
  const ids = [...newest.keys()];
  const [stages, runs] = await Promise.all([
    readStages(workspaceId, ids),
    db().run.findMany({
      where: { workspaceId, subjectType: 'account', subjectId: { in: ids } },
      orderBy: { id: 'desc' },
      distinct: ['subjectId'],
      select: { id: true, subjectId: true },
    }),
  ]);
  const runOf = new Map(runs.map(({ id, subjectId }) => [subjectId, id]));
  return [...newest].flatMap(([id, signal]): NewFact[] => {
    const stage = stages.get(id) ?? 'unaware';
    if (stage === 'unaware') return [];
    const runId = runOf.get(id);
    return [
      {
        subject: { type: 'account', id },
        fact: { type: 'buying_stage', value: { stage } },
        origin: 'agent',
        taint: 'none',
        confidence: Math.max(
          ...telling.filter(({ accountId }) => accountId === id).map(({ quality }) => quality),
        ),
        observedAt: signal.occurredAt,
        source: runId === undefined ? { type: 'signal', id: signal.id } : { type: 'run', id: runId },
        learntBy: { type: 'system', id: 'orchestrator' },
        onceKey: `${signal.id}:buying_stage`,
      },
    ];
  });
}
