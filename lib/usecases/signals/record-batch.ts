import type { ItemResult } from '@/lib/contracts/signals';
import type { Actor } from '@/lib/core/access/actor';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import { gatherWrites, type Writer } from '@/lib/db/gather-writes';
import { saveCampaignDays } from '@/lib/db/repositories/campaign-days';
import { saveOpportunities } from '@/lib/db/repositories/opportunities';
import { findRecordingRules, type RecordingRules } from '@/lib/db/repositories/recording-rules';
import { addSignals, findRecorded, lockRecording, messageKey } from '@/lib/db/repositories/signals';
import { countHour, type OpenSource } from '@/lib/db/repositories/sources';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { holdsSealed, SEALED_PREFIX } from '@/lib/platform/person-cipher';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import { dataCentresFor } from '../ip-ranges/data-centres';
import type { ActiveModel } from '../runs/active-model';
import { campaignIds, campaignKey, isPerformance, newestDays } from './campaign-reports';
import { type CheckedItem, checkItems, rejected } from './check-items';
import { checkPlan } from './check-plan';
import { countResults } from './count-results';
import { foldPeople } from './fold-people';
import { hearMailReports } from './hear-mail-reports';
import { opportunityReports } from './opportunity-reports';
import { recordConsents } from './record-consents';
import { recordEngagement } from './record-engagement';
import { tellMoved } from './tell-moved';
import { tellRecorded } from './tell-recorded';
import { toSignals } from './to-signals';

/** What is recorded together, in the order given: by one actor, from at most one configured source. */
export type CheckedBatch = {
  workspaceId: string;
  actor: Actor;
  /** The configured source that sent it; null where a program sends under a name of its own choice. */
  source: OpenSource | null;
  model: ActiveModel | null;
  good: readonly CheckedItem[];
  bad: readonly ItemResult[];
};

/** Records one batch in one transaction: signals, the profiles they change, the record and the events. */
export async function recordBatch(
  batch: Omit<CheckedBatch, 'good' | 'bad' | 'source'> & { items: readonly unknown[]; firstIndex: number },
): Promise<Recorded> {
  const { good, bad } = checkItems(batch.items, batch.firstIndex, now());
  if (good.length === 0) return { results: bad, events: [] };
  return inTransaction((tx) => recordChecked(tx, { ...batch, source: null, good, bad }));
}

/** What became of each item, and the events to be sent once it is committed. */
export type Recorded = { results: ItemResult[]; events: OutgoingEvent[] };

/** The same for items that were checked, in the transaction of somebody who has more to write. @returns one result per item, in order. */
export async function recordChecked(tx: Tx, batch: CheckedBatch): Promise<Recorded> {
  const { workspaceId, source, bad } = batch;
  await lockRecording(tx, workspaceId);
  const rules = await findRecordingRules(tx, workspaceId, source?.id ?? null);
  const writes = gatherWrites(tx);
  const { results, fresh, violations } = await chooseFresh(tx, writes.writer, batch, rules);
  const { qualities, events } = await recordFresh(tx, writes.writer, batch, rules, fresh, [
    ...bad,
    ...results,
  ]);
  const all = [...bad, ...results].sort((a, b) => a.index - b.index);
  if (source)
    await countHour(writes.writer, source, {
      ...countResults(all),
      violations,
      qualitySum: qualities.reduce((sum, quality) => sum + quality, 0),
    });
  await writes.write();
  return { results: all, events };
}

/** `violations`: of the tracking plan, let through. */
type Fresh = { input: SignalInput; id: string; violations?: number };

/** Sorts out what was recorded before, what is of no campaign of ours, and what the tracking plan holds back. */
async function chooseFresh(
  tx: Tx,
  writer: Writer,
  { workspaceId, source, good }: CheckedBatch,
  rules: RecordingRules,
): Promise<{ results: ItemResult[]; fresh: Fresh[]; violations: number }> {
  const inputs = good.map(({ input }) => input);
  const known = await findRecorded(tx, workspaceId, inputs);
  const campaigns = await campaignIds(tx, workspaceId, inputs.filter(isPerformance));
  const unknown = good.filter(({ input }) => !known.has(messageKey(input)));
  const broken = source ? await checkPlan(writer, source, rules, unknown) : new Map<CheckedItem, never[]>();
  const results: ItemResult[] = [];
  const fresh: Fresh[] = [];
  for (const item of good) {
    const { index, input } = item;
    const key = messageKey(input);
    const before = known.get(key);
    const violations = broken.get(item);
    if (before) results.push({ index, status: 'duplicate', signalId: before });
    else if (holdsSealed(input))
      results.push(
        rejected(index, '', `holds a text that begins with “${SEALED_PREFIX}”: nobody may write one`),
      );
    else if (isPerformance(input) && !campaigns.has(campaignKey(input)))
      results.push(
        rejected(index, 'payload.campaign.externalId', 'is not a campaign of a connected ad platform'),
      );
    else if (violations && source?.onViolation === 'quarantine')
      results.push({
        index,
        status: 'quarantined',
        errors: violations.map(({ property, message }) => ({ field: property, message })),
      });
    else {
      const id = newId('sig');
      known.set(key, id);
      fresh.push({ input, id, violations: violations?.length ?? 0 });
      results.push({ index, status: 'accepted', signalId: id });
    }
  }
  return { results, fresh, violations: broken.size };
}

/** Records signals that are new, and everything that follows from them. */
async function recordFresh(
  tx: Tx,
  writer: Writer,
  batch: CheckedBatch,
  rules: RecordingRules,
  fresh: readonly Fresh[],
  results: readonly ItemResult[],
): Promise<{ qualities: number[]; events: OutgoingEvent[] }> {
  if (fresh.length === 0) return { qualities: [], events: [] };
  const { workspaceId, model } = batch;
  const inputs = fresh.map(({ input }) => input);
  const performance = inputs.filter(isPerformance);
  const campaigns = await campaignIds(tx, workspaceId, performance);
  const { subjects, moved } = await foldPeople(tx, workspaceId, inputs, model);
  await recordConsents(tx, batch, inputs, subjects);
  const isDataCentre = await dataCentresFor(tx, workspaceId, inputs);
  const signals = toSignals(fresh, { source: batch.source, subjects, campaigns, isDataCentre });
  await addSignals(writer, workspaceId, signals);
  await saveCampaignDays(writer, workspaceId, newestDays(performance, campaigns));
  await saveOpportunities(writer, workspaceId, opportunityReports(inputs, subjects));
  await recordEngagement(writer, workspaceId, rules, fresh, subjects, isDataCentre);
  await hearMailReports(tx, batch, inputs, subjects);
  await tellMoved(tx, batch, moved);
  const events = await tellRecorded(tx, batch, rules, signals, results);
  return { qualities: signals.map(({ quality }) => quality), events };
}
