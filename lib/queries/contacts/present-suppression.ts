import type { SuppressionRow } from '@/lib/contracts/suppressions';
import type { Suppression } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

export const refsOfSuppression = ({ contactId, createdById, liftedById }: Suppression): Ref[] => [
  { type: 'person', id: createdById },
  ...(contactId === null ? [] : [{ type: 'contact', id: contactId }]),
  ...(liftedById === null ? [] : [{ type: 'person', id: liftedById }]),
];

export const presentSuppression = (row: Suppression, names: NameBook): SuppressionRow => ({
  id: row.id,
  contact: row.contactId === null ? null : names.of('contact', row.contactId),
  byAddress: row.addressHash !== null,
  channel: row.channel,
  reason: row.reason,
  note: row.note,
  createdBy: names.of('person', row.createdById),
  createdAt: row.createdAt.toISOString(),
  lifted:
    row.liftedAt === null || row.liftedById === null
      ? null
      : {
          by: names.of('person', row.liftedById),
          at: row.liftedAt.toISOString(),
          reason: row.liftReason ?? '',
        },
});
