import { type ActionKind, catalogue, describeAction, type Reaching } from '../actions/catalogue';
import { isUnknown } from '../gate/facts';
import type { ReplayRecord } from './replay-record';

/** What an action does to what later decisions look at. */
export type ReplayEffect = {
  /** Spend it adds per day, worst case, in micros; negative where it takes some away. */
  added: bigint;
  campaignId: string | null;
  /** It sets the spend of its campaign to a value of its own, whatever that was before. */
  setsAnew: boolean;
  reaches: Reaching | null;
  /** Ids of the people it reaches. */
  people: readonly string[];
};

const nothing: ReplayEffect = { added: 0n, campaignId: null, setsAnew: false, reaches: null, people: [] };

/** Reads what a recorded action would do, from its payload and the state it found. What can't be read does nothing. */
export function effectOf({ action, facts }: ReplayRecord): ReplayEffect {
  if (!Object.hasOwn(catalogue, action.kind) || action.compensatesId !== null) return nothing;
  const { target, contacts } = facts;
  try {
    const described = describeAction(action.kind as ActionKind, action.payload);
    const campaign = isUnknown(target) || target.type !== 'campaign' ? null : target;
    return {
      added: described.addedDailySpend(campaign?.state ?? null),
      campaignId: campaign?.id ?? null,
      setsAnew: 'dailyBudgetMicros' in described.intended || described.intended.status === 'paused',
      reaches: described.reaches,
      people:
        described.reaches === null || isUnknown(contacts) ? [] : contacts.map(({ contactId }) => contactId),
    };
  } catch {
    return nothing;
  }
}
