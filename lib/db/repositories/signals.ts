import type { QualityValues } from '@/lib/core/signals/quality/quality-values';
import type { SignalKind } from '@/lib/core/signals/signal-kinds';
import { now } from '@/lib/platform/clock';
import type { Writer } from '../gather-writes';
import { type Sealer, sealersOf } from '../seal';
import type { Tx } from '../tx';

export type NewSignal = {
  id: string;
  source: string;
  messageId: string;
  kind: SignalKind;
  contactId: string | null;
  accountId: string | null;
  campaignId: string | null;
  quality: number;
  qualityParts: QualityValues;
  payload: unknown;
  occurredAt: string;
};

type Message = { source: string; messageId: string };
export const messageKey = ({ source, messageId }: Message): string => `${source}\n${messageId}`;

/** One recorder per workspace at a time: what is read of contacts then stays true until it is written back. */
export async function lockRecording(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`signals:${workspaceId}`}, 0))`;
}

/** Ids of the signals already recorded for these messages, by `messageKey`. */
export async function findRecorded(
  tx: Tx,
  workspaceId: string,
  messages: readonly Message[],
): Promise<Map<string, string>> {
  const asked = messages.map(({ source, messageId }) => ({ source, messageId }));
  const rows = await tx.$queryRaw<(Message & { id: string })[]>`
    select s.id, s.source, s.message_id as "messageId"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(source text, "messageId" text)
    join signals s on s.workspace_id = ${workspaceId} and s.source = x.source and s.message_id = x."messageId"`;
  return new Map(rows.map((row) => [messageKey(row), row.id]));
}

/** What a signal says of a person is theirs; that it was one, and what came of it, is not. */
const personal = ['traits', 'properties', 'page', 'device', 'reason'] as const;

function sealPersonal(sealer: Sealer, payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  const sealed: Record<string, unknown> = { ...payload };
  for (const name of personal) {
    const value = sealed[name];
    if (typeof value === 'string') sealed[name] = sealer.text(value);
    else if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      sealed[name] = sealer.object(value);
  }
  return sealed;
}

export async function addSignals(
  tx: Writer,
  workspaceId: string,
  signals: readonly NewSignal[],
): Promise<void> {
  if (signals.length === 0) return;
  const sealerOf = await sealersOf(
    workspaceId,
    signals.flatMap(({ contactId }) => contactId ?? []),
  );
  const stored = signals.map((signal) =>
    signal.contactId === null
      ? signal
      : { ...signal, payload: sealPersonal(sealerOf(signal.contactId), signal.payload) },
  );
  await tx.$executeRaw`
    insert into signals (id, workspace_id, source, message_id, kind, contact_id, account_id, campaign_id, quality, quality_parts, payload, occurred_at, recorded_at)
    select id, ${workspaceId}, source, "messageId", kind, "contactId", "accountId", "campaignId", quality, "qualityParts", payload, "occurredAt", ${now()}
    from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as x(id text, source text, "messageId" text, kind text,
      "contactId" text, "accountId" text, "campaignId" text, quality float8, "qualityParts" jsonb, payload jsonb, "occurredAt" timestamptz)`;
}
