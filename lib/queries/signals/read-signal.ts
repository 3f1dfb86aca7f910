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
      // Of itself and of each play the newest: a person may have had it done over.
      runs: {
        select: { id: true, status: true, outcome: true, startedAt: true, playId: true },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        distinct: ['playId'],
      },
    },
  });
  if (!signal) throw new AppError('not_found', { detail: 'There is no such signal.' });
  const { accountId } = signal;
  const source = await db().source.findUnique({
    where: { workspaceId_name: { workspaceId, name: signal.source } },
    select: { id: true, title: true, distrustedFrom: true },
  });
  const texts = signal.runs.map(({ outcome }) => outcome ?? '');
  const names = await resolveNames(workspaceId, [
    ...refsOfSignal(signal),
    ...(accountId ? [{ type: 'account', id: accountId }] : []),
    ...signal.runs.flatMap(({ playId }) => (playId === null ? [] : [{ type: 'play', id: playId }])),
    ...refsInTexts(texts),
  ]);
  return {
    ...presentSignalRow(signal, names),
    qualityParts: qualityPartsOf(signal),
    account: accountId ? names.of('account', accountId) : null,
    from: source && {
      id: source.id,
      title: source.title,
      isDistrusted: source.distrustedFrom !== null && source.distrustedFrom <= signal.occurredAt,
    },
    payload: recordedPayloads[signalKind(signal.kind)].parse(signal.payload),
    currency: signal.campaign?.currency ?? currency,
    runs: signal.runs.map(({ playId, startedAt, ...run }) => ({
      ...run,
      startedAt: startedAt.toISOString(),
      play: playId === null ? null : names.of('play', playId),
    })),
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
