import {
  type SourceBaselineBody,
  sourceBaselineBodySchema,
  sourceBaselineLength,
} from '@/lib/core/monitoring/baseline-body';
import { freezeBaseline } from '@/lib/core/monitoring/drift/baseline';
import { totalOf } from '@/lib/core/monitoring/drift/counts';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateOfDay, dayOfDate } from '@/lib/platform/zone';
import type { SignalDays } from '@/lib/queries/monitoring/read-signal-days';
import { standingSourceBaseline } from '@/lib/queries/monitoring/standing-baseline';

type Frozen = { body: SourceBaselineBody; toDay: string };

/**
 * The baseline of a source, frozen now where enough came for the first time, or since somebody had it begin anew; null while there is too
 * little. What comes later never moves it.
 */
export async function baselineOfSource(
  workspaceId: string,
  { sourceId, days }: SignalDays,
  anew: string | undefined,
): Promise<Frozen | null> {
  const known = await standingSourceBaseline(sourceId, anew);
  if (known) return { body: sourceBaselineBodySchema.parse(known.body), toDay: dayOfDate(known.toDay) };
  const fresh = days.filter(({ day }) => day > (anew ?? ''));
  const length = sourceBaselineLength(fresh.map(({ counts }) => counts));
  return length === null ? null : freeze(workspaceId, sourceId, fresh.slice(0, length));
}

async function freeze(workspaceId: string, sourceId: string, days: SignalDays['days']): Promise<Frozen> {
  const { counts, dispersion } = freezeBaseline(days.map((day) => day.counts));
  const body: SourceBaselineBody = { counts: { ...counts }, dispersion };
  const [fromDay, toDay] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const signals = totalOf(counts);
  await inTransaction(async (tx) => {
    const baselineId = newId('bsl');
    const { count } = await tx.sourceBaseline.createMany({
      data: {
        id: baselineId,
        workspaceId,
        sourceId,
        body: toJson(body),
        fromDay: dateOfDay(fromDay),
        toDay: dateOfDay(toDay),
        signals,
        frozenAt: now(),
      },
      skipDuplicates: true,
    });
    if (count === 1)
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'system', id: 'monitor' },
        verb: 'sources.baseline_frozen',
        subject: { type: 'source', id: sourceId },
        detail: { baselineId, fromDay, toDay, signals },
      });
  });
  // Of two looks at once, the one that froze first counts; it read the same days.
  const standing = await db().sourceBaseline.findUniqueOrThrow({
    where: { sourceId_fromDay: { sourceId, fromDay: dateOfDay(fromDay) } },
    select: { body: true, toDay: true },
  });
  return { body: sourceBaselineBodySchema.parse(standing.body), toDay: dayOfDate(standing.toDay) };
}
