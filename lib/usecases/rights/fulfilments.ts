import type { Actor } from '@/lib/core/access/actor';
import type { Correction } from '@/lib/core/rights/correctable-fields';
import type { RightsRequestKind } from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';
import { correctFields } from './correct-contact';
import { setLimit } from './set-limit';

type Fulfilment = (
  tx: Tx,
  request: {
    workspaceId: string;
    actor: Actor;
    contactId: string;
    requestId: string;
    correction: Correction | null;
  },
) => Promise<void>;

/** The copy itself is fetched when it is needed, so that it is of that moment: by the officer, or by the person on their own page. */
const handOutCopy: Fulfilment = async () => {};

/** What fulfilling a request does, by its kind. It runs under the lock of the person. */
export const fulfilments: Record<RightsRequestKind, Fulfilment> = {
  access: handOutCopy,
  portability: handOutCopy,
  // It was done before: `eraseWhereAsked`.
  erasure: async (tx, { workspaceId, contactId }) => {
    const left = await tx.contact.count({ where: { id: contactId, workspaceId, erasedAt: null } });
    if (left > 0) throw new AppError('conflict', { detail: 'The person is not erased yet. Try again.' });
  },
  restriction: async (tx, request) => {
    await setLimit(tx, { ...request, kind: 'restriction' });
  },
  objection: async (tx, request) => {
    await setLimit(tx, { ...request, kind: 'objection' });
  },
  correction: async (tx, { correction, ...request }) => {
    if (correction === null)
      throw new AppError('invalid_request', {
        detail: 'The request does not say which values are right.',
        invalidParams: [{ in: 'body', name: 'correction', reason: 'name the fields and their right values' }],
      });
    await correctFields(tx, { ...request, fields: correction });
  },
};
