import { expect } from '@playwright/test';
import { queryRows } from './database';

export const workspace = 'sample';

/** Until the sample's week is in: the router has earned its autonomy, sample people have answered, nothing moves any more. */
export async function waitForSample(timeout = 90_000): Promise<void> {
  await expect
    .poll(readProgress, { timeout, intervals: [500], message: 'the sample workspace to be filled' })
    .toEqual({ alone: true, waiting: true, reviewed: true, moving: 0 });
}

async function readProgress() {
  const [progress] = await queryRows(`
    SELECT
      EXISTS (SELECT FROM actions a JOIN agents g ON g.id = a.requester_id WHERE g.kind = 'lead-router'
        AND a.status = 'observed' AND NOT EXISTS (SELECT FROM approvals p WHERE p.action_id = a.id)) AS alone,
      EXISTS (SELECT FROM approvals WHERE status = 'pending') AS waiting,
      (SELECT count(*) >= 50 FROM approvals WHERE decided_by_id IS NOT NULL) AS reviewed,
      (SELECT count(*)::int FROM runs WHERE status IN ('planned', 'running'))
        + (SELECT count(*)::int FROM outbox_events WHERE sent_at IS NULL) AS moving`);
  return progress;
}
