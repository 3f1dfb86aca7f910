import { z } from 'zod';
import { sha256Hex } from '@/lib/platform/hash';
import { changedContactsPage } from '@/lib/practice-platform/crm-changes';
import type { PulledSignal, SignalFeed } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';

const cursorSchema = z.tuple([z.iso.datetime(), z.string()]);

/** Which contacts changed in the CRM: who owns them now, and who changed it. */
export const signals: SignalFeed = {
  what: 'Contacts that changed in the CRM: their owner, and who changed it',
  async read(workspaceId, { since, cursor, limit }) {
    const rows = await changedContactsPage(workspaceId, { since, after: positionOf(cursor), limit });
    const last = rows.at(-1);
    return {
      signals: rows.map(toSignal),
      cursor: last ? JSON.stringify([last.updatedAt.toISOString(), last.externalId]) : cursor,
      hasMore: rows.length === limit,
    };
  },
};

function positionOf(cursor: string | null): { at: Date; externalId: string } | null {
  if (cursor === null) return null;
  const parsed = cursorSchema.safeParse(JSON.parse(cursor));
  if (!parsed.success)
    throw new ConnectorError('terminal', 'How far it was read is not known any more: have it read anew.');
  const [at, externalId] = parsed.data;
  return { at: new Date(at), externalId };
}

type Changed = Awaited<ReturnType<typeof changedContactsPage>>[number];

/** What the CRM calls somebody may say who they are: in plain stand hashes alone. */
function toSignal({ externalId, ownerId, note, updatedAt, updatedBy }: Changed): PulledSignal {
  const recordId = sha256Hex(externalId).slice(0, 24);
  return {
    kind: 'record.changed',
    messageId: `${recordId}:${updatedAt.getTime()}`,
    occurredAt: updatedAt.toISOString(),
    payload: {
      object: 'crm contact',
      recordId,
      contact: { externalId },
      properties: { ownerId, hasNote: note !== null, changedBy: updatedBy },
    },
  };
}
