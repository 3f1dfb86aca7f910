import { factTypeOf } from '@/lib/core/memory/fact-types';
import type { NewFact } from '@/lib/core/memory/merge-facts';
import { factsOfMessage } from '@/lib/core/memory/message-facts';
import { textsOf } from '@/lib/core/memory/message-texts';
import { db } from '@/lib/db/client';
import { findUnlearnable } from '@/lib/db/repositories/learnt-facts';
import { localDay } from '@/lib/platform/zone';
import type { Around, NewSignal } from './new-signals';

/** What is too doubtful to act on is too doubtful to learn from. */
const LEAST_QUALITY = 0.25;

/** What people wrote in forms, and why deals were lost, as typed facts: tainted, since somebody outside wrote it. */
export async function factsOfTexts(
  { workspaceId, timeZone, router }: Around,
  signals: readonly NewSignal[],
): Promise<NewFact[]> {
  const written = signals.flatMap((signal) => {
    const texts = signal.quality >= LEAST_QUALITY ? textsOf(signal.payload) : [];
    return texts.length === 0 ? [] : [{ signal, texts }];
  });
  if (written.length === 0) return [];
  const [topics, shut] = await Promise.all([
    db().topic.findMany({ where: { workspaceId, archivedAt: null }, select: { name: true, title: true } }),
    findUnlearnable(
      db(),
      workspaceId,
      written.flatMap(({ signal }) => signal.personId ?? []),
    ),
  ]);
  return written.flatMap(({ signal, texts }) => {
    if (signal.personId !== null && shut.has(signal.personId)) return [];
    const today = localDay(signal.occurredAt, signal.timeZone ?? timeZone);
    return factsOfMessage(texts.join('\n\n'), null, { today, topics }).flatMap(
      ({ fact, confidence }, index): NewFact[] => {
        const type = factTypeOf(fact.type).subject;
        const id = type === 'contact' ? signal.personId : signal.accountId;
        if (id === null) return [];
        return [
          {
            subject: { type, id },
            fact,
            origin: 'message',
            taint: 'outside',
            confidence: Math.min(confidence, signal.quality),
            observedAt: signal.occurredAt,
            source: { type: 'signal', id: signal.id },
            // Why a deal was lost is what the router learns from.
            learntBy: signal.kind === 'record.changed' ? router : { type: 'system', id: 'memory' },
            onceKey: `${signal.id}:${fact.type}:${index}`,
          },
        ];
      },
    );
  });
}
