import type { ItemResult } from '@/lib/contracts/signals';
import { findRecordingRules } from '@/lib/db/repositories/recording-rules';
import { findRecorded, messageKey } from '@/lib/db/repositories/signals';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { inTransaction } from '@/lib/db/tx';
import { campaignIds, campaignKey, isPerformance } from '../signals/campaign-reports';
import { type CheckedItem, rejected } from '../signals/check-items';
import { checkPlan } from '../signals/check-plan';

class NothingKept extends Error {}

/**
 * What would become of signals if they were recorded now. Whatever is written on the way to find out is taken back. That a later row of the same
 * file repeats an id shows only at the import.
 */
export async function foreseeRows(
  source: OpenSource,
  good: readonly CheckedItem[],
  bad: readonly ItemResult[],
): Promise<ItemResult[]> {
  let results: ItemResult[] = [];
  try {
    await inTransaction(async (tx) => {
      const { workspaceId } = source;
      const inputs = good.map(({ input }) => input);
      const known = await findRecorded(tx, workspaceId, inputs);
      const campaigns = await campaignIds(tx, workspaceId, inputs.filter(isPerformance));
      const broken = await checkPlan(
        tx,
        source,
        await findRecordingRules(tx, workspaceId, source.id),
        good.filter(({ input }) => !known.has(messageKey(input))),
      );
      results = good.map((item): ItemResult => {
        const { index, input } = item;
        const key = messageKey(input);
        const before = known.get(key);
        if (before !== undefined) return { index, status: 'duplicate' };
        const violations = broken.get(item);
        if (isPerformance(input) && !campaigns.has(campaignKey(input)))
          return rejected(
            index,
            'payload.campaign.externalId',
            'is not a campaign of a connected ad platform',
          );
        if (violations && source.onViolation === 'quarantine')
          return {
            index,
            status: 'quarantined',
            errors: violations.map(({ property, message }) => ({ field: property, message })),
          };
        known.set(key, '');
        return { index, status: 'accepted' };
      });
      throw new NothingKept();
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  }
  return [...bad, ...results];
}
