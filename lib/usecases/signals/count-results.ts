import type { ItemResult } from '@/lib/contracts/signals';

/** How many items were recorded, known already, refused. */
export function countResults(results: readonly ItemResult[]) {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  return {
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    rejected: count('rejected'),
    quarantined: count('quarantined'),
  };
}
