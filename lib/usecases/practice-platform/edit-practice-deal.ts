import type { z } from 'zod';
import type { EditPracticeDealBody, practiceDealStateSchema } from '@/lib/contracts/practice-deals';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { changeDeal, type Deal } from '@/lib/practice-platform/crm-deals';
import { asVendorAnswer, vendorSignature } from './as-vendor-answer';

/** Edits a deal as someone would on the CRM's own screen: no gate, because it stands for what happens outside of Mandate. */
export function editPracticeDeal(input: {
  workspaceId: string;
  actor: Actor;
  externalId: string;
  set: EditPracticeDealBody;
}): Promise<z.input<typeof practiceDealStateSchema>> {
  const { workspaceId, actor, externalId, set } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, after } = await changeDeal(tx, {
        workspaceId,
        externalId,
        set: {
          ...(set.stage === undefined ? {} : { stage: set.stage }),
          ...(set.amountMicros === undefined ? {} : { amountMicros: BigInt(set.amountMicros) }),
        },
        by: vendorSignature(actor),
      });
      if (before.stage !== after.stage || before.amountMicros !== after.amountMicros)
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: { type: 'practice_deal', id: externalId },
          detail: { system: 'crm', externalId, before: stateOf(before), after: stateOf(after) },
        });
      return stateOf(after);
    }),
  );
}

const stateOf = ({ stage, amountMicros }: Deal) => ({ stage, amountMicros: amountMicros.toString() });
