import type { AccountInterest } from '@/lib/contracts/interest';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import { type LearntFit, learnFit } from '@/lib/core/signals/fit/account-fit';
import { scoreFit } from '@/lib/core/signals/fit/score-fit';
import { db } from '@/lib/db/client';

export type Firm = {
  industry: string | null;
  region: string | null;
  employees: number | null;
  tier: AccountTier;
};

/** The newest decided accounts are learnt from, so many at most. */
const MOST_DECIDED = 5000;
/** So long a learnt fit stands: outcomes come by the day, and learning takes a while. */
const LEARNT_FOR_MS = 10 * 60_000;
const learnt = new Map<string, { until: number; fit: Promise<LearntFit> }>();

/** How well a company fits those that were won; without a figure where too few are decided. */
export async function readFit(workspaceId: string, firm: Firm): Promise<AccountInterest['fit']> {
  const { model, sentence } = await learntFit(workspaceId);
  if (model === null) return { fit: null, sentence, reasons: [], learntFrom: sentence };
  const scored = scoreFit(model, firm);
  return {
    fit: scored.fit,
    sentence: scored.sentence,
    reasons: scored.reasons.map((reason) => reason.sentence),
    learntFrom: sentence,
  };
}

/** What was learnt of which companies are won, at most ten minutes old. */
export function learntFit(workspaceId: string): Promise<LearntFit> {
  const known = learnt.get(workspaceId);
  if (known && known.until > performance.now()) return known.fit;
  const fit = readDecided(workspaceId).then(learnFit);
  // What could not be read is tried again at once.
  fit.catch(() => learnt.delete(workspaceId));
  learnt.set(workspaceId, { until: performance.now() + LEARNT_FOR_MS, fit });
  return fit;
}

/** Won is an account of which somebody converted; lost is one of which outcomes were told, and none of them was that. */
const readDecided = (workspaceId: string) =>
  db().$queryRaw<(Firm & { id: string; won: boolean })[]>`
    with won as (
      select account_id, max(converted_at) as at from contacts
      where workspace_id = ${workspaceId} and account_id is not null and converted_at is not null and erased_at is null
      group by account_id
    ), lost as (
      select account_id, max(occurred_at) as at from signals
      where workspace_id = ${workspaceId} and kind = 'lead.outcome' and account_id is not null and payload -> 'converted' = 'false'::jsonb
      group by account_id
    )
    select a.id, a.industry, a.region, a.employees, a.tier::text as tier, won.at is not null as won
    from accounts a left join won on won.account_id = a.id left join lost on lost.account_id = a.id
    where a.workspace_id = ${workspaceId} and (won.at is not null or lost.at is not null)
    order by coalesce(won.at, lost.at) desc, a.id limit ${MOST_DECIDED}`;
