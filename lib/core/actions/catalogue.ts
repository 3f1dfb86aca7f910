import { z } from 'zod';
import { microsText } from '../shared/micros';

/** Flat picture of one outside object, as a connector reads it. Money is micros as text. */
export const outsideStateSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type OutsideState = z.infer<typeof outsideStateSchema>;

export const channels = ['crm', 'ads'] as const;
export type Channel = (typeof channels)[number];

export type TargetType = 'contact' | 'campaign';
export type Target = { type: TargetType; id: string };

const id = z.string().min(1).max(80);

/** Who a contact should go to, with the context the owner needs to act on it. */
const assignOwnerSchema = z.strictObject({
  contactId: id,
  ownerExternalId: id,
  context: z.strictObject({
    score: z.number().min(0).max(1),
    reasons: z.array(z.string().max(300)).max(8),
    signalId: id,
  }),
});
const setDailyBudgetSchema = z.strictObject({
  campaignId: id,
  fromMicros: microsText,
  toMicros: microsText.refine((v) => !v.startsWith('-'), 'must not be negative'),
});
const setBidSchema = setDailyBudgetSchema;
const campaignOnlySchema = z.strictObject({ campaignId: id });

export type ActionKindEntry<P> = {
  channel: Channel;
  title: string;
  payload: z.ZodType<P>;
  risk: 'low' | 'medium' | 'high';
  /** How it is taken back, said before it happens; or why it cannot be. */
  reversibility: { reversible: true; how: string } | { reversible: false; why: string };
  /** The highest autonomy any setting may give this kind. */
  autonomyCeiling: 'ask' | 'act_with_undo' | 'act';
  target: (payload: P) => Target;
  /** The fields it sets on the outside object, and to what: used for read-back and for three-way undo. */
  intended: (payload: P) => OutsideState;
  /** Spend it adds per day, worst case, in micros; negative when it takes spend away; `live` is the outside state, where known. */
  addedDailySpend: (payload: P, live: OutsideState | null) => bigint;
};

const entry = <P>(e: ActionKindEntry<P>): ActionKindEntry<P> => e;
const raise = (from: string, to: string): bigint => BigInt(to) - BigInt(from);

/** Every kind of action that exists. A new one does not compile until it is classified here. */
export const catalogue = {
  'crm.contact.assign-owner': entry({
    channel: 'crm',
    title: 'Assign contact to owner',
    payload: assignOwnerSchema,
    risk: 'low',
    reversibility: { reversible: true, how: 'The previous owner and note are put back.' },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: (p) => ({ ownerId: p.ownerExternalId, note: p.context.reasons.join(' · ') }),
    addedDailySpend: () => 0n,
  }),
  'ads.campaign.set-daily-budget': entry({
    channel: 'ads',
    title: 'Set daily budget of campaign',
    payload: setDailyBudgetSchema,
    risk: 'high',
    reversibility: {
      reversible: true,
      how: 'The previous daily budget is put back; money already spent stays spent.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: (p) => ({ dailyBudgetMicros: p.toMicros }),
    addedDailySpend: (p, live) => raise(String(live?.dailyBudgetMicros ?? p.fromMicros), p.toMicros),
  }),
  'ads.campaign.set-bid': entry({
    channel: 'ads',
    title: 'Set bid of campaign',
    payload: setBidSchema,
    risk: 'medium',
    reversibility: {
      reversible: true,
      how: 'The previous bid is put back; clicks already bought stay bought.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: (p) => ({ bidMicros: p.toMicros }),
    // A bid moves how fast the daily budget is spent, never beyond it.
    addedDailySpend: () => 0n,
  }),
  'ads.campaign.pause': entry({
    channel: 'ads',
    title: 'Pause campaign',
    payload: campaignOnlySchema,
    risk: 'medium',
    reversibility: { reversible: true, how: 'The campaign is set active again.' },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: () => ({ status: 'paused' }),
    addedDailySpend: (_p, live) =>
      live?.status === 'active' ? -BigInt(String(live.dailyBudgetMicros ?? 0)) : 0n,
  }),
  'ads.campaign.resume': entry({
    channel: 'ads',
    title: 'Resume campaign',
    payload: campaignOnlySchema,
    risk: 'high',
    reversibility: {
      reversible: true,
      how: 'The campaign is paused again; money already spent stays spent.',
    },
    autonomyCeiling: 'ask',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: () => ({ status: 'active' }),
    addedDailySpend: (_p, live) =>
      live?.status === 'active' ? 0n : BigInt(String(live?.dailyBudgetMicros ?? 0)),
  }),
} as const;

export type ActionKind = keyof typeof catalogue;
export type PayloadOf<K extends ActionKind> = z.infer<(typeof catalogue)[K]['payload']>;
export const actionKinds = Object.keys(catalogue) as [ActionKind, ...ActionKind[]];
export const actionKindSchema = z.enum(actionKinds);

/** What a parsed action means, without knowing its kind by type. */
export function describeAction(kind: ActionKind, payload: unknown) {
  const e = catalogue[kind] as unknown as ActionKindEntry<unknown>;
  const parsed = e.payload.parse(payload);
  return {
    entry: e,
    payload: parsed,
    target: e.target(parsed),
    intended: e.intended(parsed),
    addedDailySpend: (live: OutsideState | null) => e.addedDailySpend(parsed, live),
  };
}
