import { DISTRUSTED_QUALITY } from '@/lib/core/signals/quality/distrusted';
import { nothingHeard } from '@/lib/core/signals/quality/hear-others';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import type { NewSignal } from '@/lib/db/repositories/signals';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { now } from '@/lib/platform/clock';
import type { IsDataCentre } from '../ip-ranges/data-centres';
import { campaignKey, isPerformance } from './campaign-reports';
import type { SignalSubject } from './fold-people';
import { judgeOf } from './judge-quality';
import { recordedPayload } from './recorded-payload';

/** Signals as they are stored: about whom, and how far each can be trusted. */
export function toSignals(
  fresh: readonly { input: SignalInput; id: string; violations?: number }[],
  around: {
    source: OpenSource | null;
    subjects: ReadonlyMap<SignalInput, SignalSubject>;
    campaigns: ReadonlyMap<string, string>;
    isDataCentre: IsDataCentre;
  },
): NewSignal[] {
  const recordedAtMs = now().getTime();
  const distrustedMs = around.source?.distrustedFrom?.getTime() ?? Number.POSITIVE_INFINITY;
  const judge = judgeOf(around.source, recordedAtMs, around.isDataCentre);
  return fresh.map(({ input, id, violations = 0 }) => {
    const { source, messageId, kind, occurredAt } = input;
    const subject = around.subjects.get(input);
    const { quality, parts } = judge({
      input,
      identity: subject?.identity ?? 'known',
      violations,
      others: subject?.others ?? nothingHeard,
    });
    return {
      id,
      source,
      messageId,
      kind,
      quality: Date.parse(occurredAt) >= distrustedMs ? Math.min(quality, DISTRUSTED_QUALITY) : quality,
      qualityParts: parts,
      occurredAt,
      payload: recordedPayload(input),
      contactId: subject?.contactId ?? null,
      accountId: subject?.accountId ?? null,
      campaignId: isPerformance(input) ? (around.campaigns.get(campaignKey(input)) ?? null) : null,
    };
  });
}
