import { z } from 'zod';
import { sha256Hex } from '@/lib/platform/hash';
import { changedContactsPage } from '@/lib/practice-platform/crm-changes';
import { changedDealsPage } from '@/lib/practice-platform/crm-deals';
import type { PulledSignal, SignalFeed } from '../kit/connector';
import { ConnectorError } from '../kit/connector-error';
import { dealSignal } from './deal-signal';

const place = z.tuple([z.iso.datetime(), z.string()]);
/** How far contacts were read, and how far deals; before there were deals it was the first alone. */
const cursorSchema = z.union([
  z.strictObject({ contacts: place.nullable(), deals: place.nullable() }),
  place.transform((contacts) => ({ contacts, deals: null })),
]);
type Cursor = z.output<typeof cursorSchema>;
type Place = { at: Date; externalId: string };

/** Which contacts changed in the CRM, who owns them now and who changed it; and which deals came up, moved on, were won or lost. */
export const signals: SignalFeed = {
  what: 'Contacts that changed in the CRM, their owner and who changed it; deals with their stage and amount',
  async read(workspaceId, { since, cursor, limit }) {
    const from = readCursor(cursor);
    const deals = await changedDealsPage(workspaceId, { since, after: placeOf(from.deals), limit });
    // A page is full of deals before it has any contact: all are told in the end.
    const room = limit - deals.length;
    const contacts =
      room === 0
        ? []
        : await changedContactsPage(workspaceId, { since, after: placeOf(from.contacts), limit: room });
    const next: Cursor = {
      contacts: endOf(contacts) ?? from.contacts,
      deals: endOf(deals) ?? from.deals,
    };
    return {
      signals: [...deals.map(dealSignal), ...contacts.map(toSignal)],
      cursor: next.contacts || next.deals ? JSON.stringify(next) : cursor,
      hasMore: deals.length + contacts.length === limit,
    };
  },
};

function readCursor(cursor: string | null): Cursor {
  if (cursor === null) return { contacts: null, deals: null };
  const parsed = cursorSchema.safeParse(JSON.parse(cursor));
  if (!parsed.success)
    throw new ConnectorError('terminal', 'How far it was read is not known any more: have it read anew.');
  return parsed.data;
}

const placeOf = (of: z.output<typeof place> | null): Place | null =>
  of && { at: new Date(of[0]), externalId: of[1] };

function endOf(rows: readonly { updatedAt: Date; externalId: string }[]): z.output<typeof place> | null {
  const last = rows.at(-1);
  return last ? [last.updatedAt.toISOString(), last.externalId] : null;
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
