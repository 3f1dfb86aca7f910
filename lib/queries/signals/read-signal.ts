import type { SignalDetail } from '@/lib/contracts/signal-list';
import { AppError } from '@/lib/core/shared/app-error';
import { halfLifeDays } from '@/lib/core/signals/quality/half-lives';
import { describeValues, qualityValuesSchema } from '@/lib/core/signals/quality/quality-values';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentSignalRow, refsOfSignal, signalKind, signalRowSelect } from './present-signal-row';

/** One signal and what it led to. @throws AppError `not_found`, for foreign ids too. */
export async function readSignal(
  { id: workspaceId, currency }: { id: string; currency: string },
  signalId: string,
): Promise<SignalDetail> {
  const signal = await db().signal.findUnique({
    where: { id_workspaceId: { id: signalId, workspaceId } },
    select: {
      ...signalRowSelect,
      payload: true,
      qualityParts: true,
      campaign: { select: { currency: true } },
      // The newest: a person may have had it done over.
      runs: {
        select: { id: true, status: true, outcome: true, startedAt: true },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        take: 1,
      },
    },
  });
  if (!signal) throw new AppError('not_found', { detail: 'There is no such signal.' });
  const { accountId } = signal;
  const run = signal.runs[0] ?? null;
  const texts = [run?.outcome ?? ''];
  const names = await resolveNames(workspaceId, [
    ...refsOfSignal(signal),
    ...(accountId ? [{ type: 'account', id: accountId }] : []),
    ...refsInTexts(texts),
  ]);
  return {
    ...presentSignalRow(signal, names),
    qualityParts: qualityPartsOf(signal),
    account: accountId ? names.of('account', accountId) : null,
    payload: recordedPayloads[signalKind(signal.kind)].parse(signal.payload),
    currency: signal.campaign?.currency ?? currency,
    run: run && { ...run, startedAt: run.startedAt.toISOString() },
    mentions: names.mentionsIn(texts),
  };
}

type Judged = { kind: string; qualityParts: unknown; occurredAt: Date; recordedAt: Date };

function qualityPartsOf({
  kind,
  qualityParts,
  occurredAt,
  recordedAt,
}: Judged): SignalDetail['qualityParts'] {
  const values = qualityValuesSchema.safeParse(qualityParts).data;
  if (!values) return null;
  return describeValues(values, {
    occurredAtMs: occurredAt.getTime(),
    recordedAtMs: recordedAt.getTime(),
    halfLifeDays: halfLifeDays[signalKind(kind)],
  });
}
