import type { RightsRequestRow } from '@/lib/contracts/rights';
import { urgencyOf } from '@/lib/core/rights/deadline';
import { isRightsRequestOpen } from '@/lib/core/rights/rights-request';
import type { RightsRequest } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import type { NameBook, Ref } from '../names/name-book';

export const refsOfRequest = ({ contactId, handledById }: RightsRequest): Ref[] => [
  { type: 'contact', id: contactId },
  ...(handledById === null ? [] : [{ type: 'person', id: handledById }]),
];

export const presentRequest = (row: RightsRequest, names: NameBook): RightsRequestRow => ({
  id: row.id,
  contact: names.of('contact', row.contactId),
  kind: row.kind,
  status: row.status,
  cameBy: row.cameBy,
  receivedAt: row.receivedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  urgency: isRightsRequestOpen(row.status) ? urgencyOf(row.dueAt, now()) : null,
  isExtended: row.extendedAt !== null,
  closedAt: row.closedAt?.toISOString() ?? null,
  handledBy: row.handledById === null ? null : names.of('person', row.handledById),
});
