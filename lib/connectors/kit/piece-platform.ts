import type { OutsideState } from '@/lib/core/actions/catalogue';
import { readPageField } from '@/lib/core/content/page-state';
import { classifyRefusal } from './classify-refusal';
import type { ConnectorReceipt } from './connector';
import type { GuardedPlatform, WriteOrder } from './guarded-action';

type Order = Pick<WriteOrder, 'set' | 'expected' | 'idempotencyKey'>;
/** How a platform reads and sets what it holds of a content piece, and what it refuses by. */
export type PieceAccess = {
  read(workspaceId: string, externalId: string): Promise<OutsideState>;
  update(call: { workspaceId: string; externalId: string } & Order): Promise<ConnectorReceipt>;
  refusal: Parameters<typeof classifyRefusal>[1];
};

/** A platform that holds words in variants: of a piece only the given kind of field is ever set, its words or its splits. */
export const piecePlatform = (
  of: 'variant' | 'split',
  { read, update, refusal }: PieceAccess,
): GuardedPlatform => ({
  fields: [],
  sets: (field) => readPageField(field)?.of === of,
  perSecond: 200,
  read: ({ workspaceId, externalId }) => classifyRefusal(read(workspaceId, externalId), refusal),
  write: async ({ workspaceId, externalId }, { set, expected, idempotencyKey }) => {
    const { externalRef } = await classifyRefusal(
      update({ workspaceId, externalId, set, expected, idempotencyKey }),
      refusal,
    );
    return { externalRef };
  },
});
