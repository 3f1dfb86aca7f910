import type { ItemResult } from '@/lib/contracts/signals';
import type { Actor } from '@/lib/core/access/actor';
import { signalQuality } from '@/lib/core/signals/quality';
import { type InputOf, recordedPayloads, type SignalInput } from '@/lib/core/signals/signal-kinds';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { type ReportedDay, saveCampaignDays } from '@/lib/db/repositories/campaign-days';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import {
  addSignals,
  findRecorded,
  lockRecording,
  messageKey,
  type NewSignal,
} from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import type { ActiveModel } from '../runs/active-model';
import { type CheckedItem, checkItems, rejected } from './check-items';
import { foldLeads } from './fold-leads';
import { mirrorCampaigns } from './mirror-campaigns';
import { recordConsents } from './record-consents';

const SIGNALS_PER_EVENT = 200;

export type Batch = {
  workspaceId: string;
  actor: Actor;
  items: readonly unknown[];
  firstIndex: number;
  model: ActiveModel | null;
};

/** Records one batch in one transaction: signals, the profiles they change, the record and the events. */
export async function recordBatch(batch: Batch): Promise<Recorded> {
  const { good, bad } = checkItems(batch.items, batch.firstIndex, now());
  if (good.length === 0) return { results: bad, events: [] };
  const { results, events } = await inTransaction((tx) => recordChecked(tx, batch, good, bad));
  return { results: [...bad, ...results].sort((a, b) => a.index - b.index), events };
}

/** What became of each item, and the events to be sent. */
type Recorded = { results: ItemResult[]; events: OutgoingEvent[] };

async function recordChecked(
  tx: Tx,
  batch: Batch,
  items: readonly CheckedItem[],
  bad: readonly ItemResult[],
): Promise<Recorded> {
  const { workspaceId, model } = batch;
  await lockRecording(tx, workspaceId);
  const known = await findRecorded(
    tx,
    workspaceId,
    items.map(({ input }) => input),
  );
  const campaigns = await campaignIds(tx, workspaceId, items.map(({ input }) => input).filter(isPerformance));
  const results: ItemResult[] = [];
  const fresh: { input: SignalInput; id: string }[] = [];
  for (const { index, input } of items) {
    const key = messageKey(input);
    const before = known.get(key);
    if (before) results.push({ index, status: 'duplicate', signalId: before });
    else if (isPerformance(input) && !campaigns.has(campaignKey(input)))
      results.push(
        rejected(index, 'payload.campaign.externalId', 'is not a campaign of a connected ad platform'),
      );
    else {
      const id = newId('sig');
      known.set(key, id);
      fresh.push({ input, id });
      results.push({ index, status: 'accepted', signalId: id });
    }
  }
  if (fresh.length === 0) return { results, events: [] };

  const leads = await foldLeads(
    tx,
    workspaceId,
    fresh.map(({ input }) => input),
    model,
  );
  await recordConsents(
    tx,
    batch,
    fresh.map(({ input }) => input),
    leads,
  );
  const recordedAtMs = now().getTime();
  const signals = fresh.map(({ input, id }): NewSignal => {
    const lead = leads.get(input);
    const occurredAtMs = Date.parse(input.occurredAt);
    const quality = signalQuality({
      source: input.source,
      occurredAtMs,
      recordedAtMs,
      identity: lead?.identity ?? 'known',
    });
    const { source, messageId, kind, occurredAt } = input;
    const campaignId = isPerformance(input) ? (campaigns.get(campaignKey(input)) ?? null) : null;
    const subject = { contactId: lead?.contactId ?? null, accountId: lead?.accountId ?? null, campaignId };
    return { id, source, messageId, kind, quality, occurredAt, payload: recordedPayload(input), ...subject };
  });
  await addSignals(tx, workspaceId, signals);
  await saveCampaignDays(
    tx,
    workspaceId,
    newestDays(fresh.map(({ input }) => input).filter(isPerformance), campaigns),
  );
  return { results, events: await record(tx, batch, signals, [...bad, ...results]) };
}

const isPerformance = (input: SignalInput): input is InputOf<'campaign.performance'> =>
  input.kind === 'campaign.performance';
const campaignKey = ({ source, payload }: InputOf<'campaign.performance'>) =>
  `${source}\n${payload.campaign.externalId}`;

async function campaignIds(tx: Tx, workspaceId: string, inputs: readonly InputOf<'campaign.performance'>[]) {
  const ids = new Map<string, string>();
  for (const source of new Set(inputs.map((input) => input.source))) {
    const externalIds = [
      ...new Set(
        inputs.filter((input) => input.source === source).map((input) => input.payload.campaign.externalId),
      ),
    ];
    for (const [externalId, id] of await mirrorCampaigns(tx, workspaceId, source, externalIds))
      ids.set(`${source}\n${externalId}`, id);
  }
  return ids;
}

function recordedPayload(input: SignalInput) {
  if (input.kind === 'lead.engaged')
    return recordedPayloads[input.kind].parse({ traits: input.payload.contact.traits });
  if (input.kind === 'lead.outcome')
    return recordedPayloads[input.kind].parse({ converted: input.payload.converted });
  if (input.kind === 'sequence.step-due') {
    const { contact: _, ...step } = input.payload;
    return recordedPayloads[input.kind].parse(step);
  }
  const { campaign: _, ...day } = input.payload;
  return recordedPayloads[input.kind].parse(day);
}

/** One row per campaign and day: the report that was made last, because one statement may write a row only once. */
function newestDays(
  inputs: readonly InputOf<'campaign.performance'>[],
  campaigns: ReadonlyMap<string, string>,
): ReportedDay[] {
  const days = new Map<string, ReportedDay>();
  for (const input of inputs) {
    const { campaign: _, ...day } = input.payload;
    const campaignId = campaigns.get(campaignKey(input)) ?? '';
    const key = `${campaignId}\n${day.day}`;
    const other = days.get(key);
    if (!other || Date.parse(other.reportedAt) <= Date.parse(input.occurredAt))
      days.set(key, { ...day, campaignId, reportedAt: input.occurredAt });
  }
  return [...days.values()];
}

async function record(
  tx: Tx,
  { workspaceId, actor }: Batch,
  signals: readonly NewSignal[],
  results: readonly ItemResult[],
): Promise<OutgoingEvent[]> {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  const sources = [...new Set(signals.map((signal) => signal.source))];
  await appendAuditEntries(
    tx,
    sources.map((source, i) => {
      const own = signals.filter((signal) => signal.source === source);
      const [first, last] = [own[0]?.id ?? '', own.at(-1)?.id ?? null];
      // What was refused or known is told once per batch: it may name no source at all.
      const others =
        i === 0
          ? { duplicates: count('duplicate'), rejected: count('rejected') }
          : { duplicates: 0, rejected: 0 };
      const detail = { source, accepted: own.length, ...others, firstSignalId: first, lastSignalId: last };
      return {
        workspaceId,
        actor,
        verb: 'signals.recorded' as const,
        subject: { type: 'signal', id: first },
        detail,
      };
    }),
  );
  const groups = Array.from({ length: Math.ceil(signals.length / SIGNALS_PER_EVENT) }, (_, i) =>
    signals.slice(i * SIGNALS_PER_EVENT, (i + 1) * SIGNALS_PER_EVENT).map((signal) => signal.id),
  );
  return enqueueEvents(
    tx,
    groups.map((signalIds) => ({
      workspaceId,
      name: 'signal/recorded' as const,
      data: { workspaceId, signalIds },
    })),
  );
}
