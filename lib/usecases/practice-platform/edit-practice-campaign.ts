import type { EditPracticeCampaignBody } from '@/lib/contracts/practice';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { type AdsCampaign, changeCampaign } from '@/lib/practice-platform/ads';
import { asVendorAnswer, vendorSignature } from './as-vendor-answer';

/** Edits a campaign as someone would on the ad platform's own screen: no gate, because it stands for what happens outside of Mandate. */
export function editPracticeCampaign(input: {
  workspaceId: string;
  actor: Actor;
  externalId: string;
  set: EditPracticeCampaignBody;
}): Promise<AdsCampaign> {
  const { workspaceId, actor, externalId, set } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, after } = await changeCampaign(tx, {
        workspaceId,
        externalId,
        set,
        by: vendorSignature(actor),
      });
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: { type: 'practice_campaign', id: externalId },
          detail: { system: 'ads', externalId, before, after },
        });
      }
      return after;
    }),
  );
}
