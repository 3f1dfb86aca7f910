import { z } from 'zod';
import { type ContactChannel, type Purpose, purposeSchema } from '../contactability/purposes';
import { splitField, variantField } from '../content/page-state';
import {
  keyOfVariant,
  type PublishVariant,
  publishVariantSchema,
  recipientDrawSchema,
  type SetSplit,
  setSplitSchema,
  textOfVariant,
} from '../content/variant-payload';
import { showInProductSchema } from '../messages/in-product';
import { whyNoSms } from '../messages/sms-segments';
import { wordingSchema } from '../messages/wording';
import { microsText } from '../shared/micros';
import { searchTermSchema } from '../statistics/search-term';

/** Flat picture of one outside object, as a connector reads it. Money is micros as text. */
export const outsideStateSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type OutsideState = z.infer<typeof outsideStateSchema>;

export const channels = ['crm', 'ads', 'outreach', 'email', 'sms', 'in_product', 'cms'] as const;
export type Channel = (typeof channels)[number];

export type TargetType = 'contact' | 'campaign' | 'audience' | 'page';
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
/** Puts one company on the list of those a campaign is shown to; what the campaign may spend stays what it is. */
const targetAccountSchema = z.strictObject({ campaignId: id, accountId: id });
/** The field of a campaign that says whether it is shown to a company. */
export const accountField = (accountId: string): string => `account:${accountId}`;

/** Keeps a campaign from being shown to whoever searches for a term; what the campaign may spend stays what it is. */
const excludeTermSchema = z.strictObject({ campaignId: id, term: searchTermSchema });
/** The field of a campaign that says whether it is kept from a term. */
export const termField = (term: string): string => `exclude:${term}`;

/** Puts one person into a sequence of the outreach tool. Which words they will read is the sequence's, not the payload's. */
const enrolContactSchema = z.strictObject({
  contactId: id,
  sequenceId: id,
  purpose: purposeSchema,
});
const removeContactSchema = z.strictObject({ contactId: id, sequenceId: id });
const enrolAudienceSchema = z.strictObject({ audienceId: id, sequenceId: id, purpose: purposeSchema });
const sendEmailSchema = z.strictObject({
  contactId: id,
  purpose: purposeSchema,
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(20_000),
  /** The sequence and step whose words these are; null for a message of its own. */
  sequence: z.strictObject({ id, step: z.number().int().min(0).max(50) }).nullable(),
  /** The variant of that step that its recipient was drawn to get; absent where the step has none to choose by. */
  variant: recipientDrawSchema.optional(),
  /** Sources of what it claims, as the brand guidelines name them. */
  sourceIds: z.array(z.string().min(1).max(80)).max(20),
  /** The template and approved facts that its words are made of; left out where they are others. */
  wording: wordingSchema.nullable().optional(),
});

const sendSmsSchema = z
  .strictObject({
    contactId: id,
    purpose: purposeSchema,
    body: z.string().trim().min(1).max(1000),
    /** Sources of what it claims: approved facts, or as the brand guidelines name them. */
    sourceIds: z.array(z.string().min(1).max(80)).max(20),
    wording: wordingSchema.nullable(),
  })
  .superRefine(({ body }, context) => {
    const why = whyNoSms(body);
    if (why !== null) context.addIssue({ code: 'custom', path: ['body'], message: why });
  });

export const timesToDetect = ['minutes', 'hours', 'days'] as const;
export type TimeToDetect = (typeof timesToDetect)[number];
/** `later`: nothing is said yet; each message that follows is an action of its own. */
export type Reaching = { purpose: Purpose; channel: ContactChannel; when: 'now' | 'later' };

export type ActionKindEntry<P> = {
  channel: Channel;
  title: string;
  payload: z.ZodType<P>;
  /** How bad it is when it was wrong: the first axis of the oversight matrix. */
  risk: 'low' | 'medium' | 'high';
  /** How soon somebody would notice: the second axis. */
  timeToDetect: TimeToDetect;
  /** How it is taken back, said before it happens; or why it cannot be. */
  reversibility: { reversible: true; how: string } | { reversible: false; why: string };
  /** The highest autonomy any setting may give this kind. */
  autonomyCeiling: 'ask' | 'act_with_undo' | 'act';
  target: (payload: P) => Target;
  /**
   * The fields it sets on the outside object, and to what: used for read-back and for three-way undo. Of an audience each
   * member is a field, by the platform's own id.
   */
  intended: (payload: P, members: readonly string[]) => OutsideState;
  /** Set when it makes a person hear from us: by which channel and for what. The contact rules then apply. */
  reaches: ((payload: P) => Reaching) | null;
  /** Words of its own that somebody will read; words that lie outside, such as a sequence's, come in as facts. */
  texts: (payload: P) => { name: string; text: string }[];
  /** Spend it adds per day, worst case, in micros; negative when it takes spend away; `live` is the outside state, where known. */
  addedDailySpend: (payload: P, live: OutsideState | null) => bigint;
};

const entry = <P>(e: ActionKindEntry<P>): ActionKindEntry<P> => e;
const raise = (from: string, to: string): bigint => BigInt(to) - BigInt(from);

/** A variant is put where its words stand, and taken back, alike on every surface. */
const publishEntry = (
  of: Pick<ActionKindEntry<PublishVariant>, 'channel' | 'title' | 'autonomyCeiling' | 'reversibility'>,
) =>
  entry<PublishVariant>({
    ...of,
    payload: publishVariantSchema,
    risk: 'medium',
    timeToDetect: 'days',
    // Putting words somewhere reaches nobody: the split does, or a message of its own.
    reaches: null,
    texts: (p) => [
      { name: 'headline', text: p.headline.text },
      { name: 'text', text: textOfVariant(p) },
      { name: 'button', text: p.button },
    ],
    target: (p) => ({ type: 'page', id: p.pageId }),
    intended: (p) => {
      const key = keyOfVariant(p);
      return {
        [variantField(key, 'headline')]: p.headline.text,
        [variantField(key, 'text')]: textOfVariant(p),
        [variantField(key, 'button')]: p.button,
      };
    },
    addedDailySpend: () => 0n,
  });
const splitEntry = (of: Pick<ActionKindEntry<SetSplit>, 'channel' | 'title' | 'reversibility'>) =>
  entry<SetSplit>({
    ...of,
    payload: setSplitSchema,
    risk: 'low',
    timeToDetect: 'days',
    reaches: null,
    texts: () => [],
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'page', id: p.pageId }),
    intended: (p) => ({ [splitField(p.segment)]: p.toSplit }),
    addedDailySpend: () => 0n,
  });

/** Every kind of action that exists. A new one does not compile until it is classified here. */
export const catalogue = {
  'crm.contact.assign-owner': entry({
    channel: 'crm',
    title: 'Assign contact to owner',
    payload: assignOwnerSchema,
    risk: 'low',
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
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
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
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
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
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
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
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
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
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
  'ads.campaign.target-account': entry({
    channel: 'ads',
    title: 'Show campaign to a company',
    payload: targetAccountSchema,
    risk: 'low',
    timeToDetect: 'hours',
    reaches: null,
    texts: () => [],
    reversibility: {
      reversible: true,
      how: 'The company is taken off the list of the campaign; what was shown stays shown.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: (p) => ({ [accountField(p.accountId)]: true }),
    // Who is shown a campaign moves where its daily budget goes, never beyond it.
    addedDailySpend: () => 0n,
  }),
  'ads.campaign.exclude-term': entry({
    channel: 'ads',
    title: 'Exclude search term from a campaign',
    payload: excludeTermSchema,
    risk: 'low',
    timeToDetect: 'days',
    reaches: null,
    texts: () => [],
    reversibility: {
      reversible: true,
      how: 'The term is taken off the list again; whoever searched for it meanwhile was not shown the campaign.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'campaign', id: p.campaignId }),
    intended: (p) => ({ [termField(p.term)]: true }),
    // The daily budget goes to the other terms: it is not raised by it.
    addedDailySpend: () => 0n,
  }),
  'outreach.contact.enrol': entry({
    channel: 'outreach',
    title: 'Enrol contact in a sequence',
    payload: enrolContactSchema,
    risk: 'medium',
    timeToDetect: 'days',
    reaches: (p) => ({ purpose: p.purpose, channel: 'email', when: 'later' }),
    texts: () => [],
    reversibility: {
      reversible: true,
      how: 'The contact is taken out of the sequence; messages already sent stay sent.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: (p) => ({ sequenceId: p.sequenceId }),
    addedDailySpend: () => 0n,
  }),
  'outreach.contact.remove': entry({
    channel: 'outreach',
    title: 'Take contact out of a sequence',
    payload: removeContactSchema,
    risk: 'low',
    timeToDetect: 'days',
    reaches: null,
    texts: () => [],
    reversibility: {
      reversible: false,
      why: 'Putting somebody back would contact them again: enrol them anew, under the contact rules.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: () => ({ sequenceId: null }),
    addedDailySpend: () => 0n,
  }),
  'outreach.audience.enrol': entry({
    channel: 'outreach',
    title: 'Enrol an audience in a sequence',
    payload: enrolAudienceSchema,
    risk: 'high',
    timeToDetect: 'days',
    reaches: (p) => ({ purpose: p.purpose, channel: 'email', when: 'later' }),
    texts: () => [],
    reversibility: {
      reversible: true,
      how: 'Each of them is taken out of the sequence; messages already sent stay sent.',
    },
    autonomyCeiling: 'ask',
    target: (p) => ({ type: 'audience', id: p.audienceId }),
    intended: (p, members) => Object.fromEntries(members.map((member) => [member, p.sequenceId])),
    addedDailySpend: () => 0n,
  }),
  'email.message.send': entry({
    channel: 'email',
    title: 'Send e-mail',
    payload: sendEmailSchema,
    risk: 'medium',
    timeToDetect: 'days',
    reaches: (p) => ({ purpose: p.purpose, channel: 'email', when: 'now' }),
    texts: (p) => [
      { name: 'subject', text: p.subject },
      { name: 'body', text: p.body },
    ],
    reversibility: {
      reversible: false,
      why: 'What was sent cannot be called back; a correction can be sent instead.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: (p) => ({ lastSubject: p.subject }),
    addedDailySpend: () => 0n,
  }),
  'sms.message.send': entry({
    channel: 'sms',
    title: 'Send text message',
    payload: sendSmsSchema,
    risk: 'medium',
    timeToDetect: 'hours',
    reaches: (p) => ({ purpose: p.purpose, channel: 'sms', when: 'now' }),
    texts: (p) => [{ name: 'text', text: p.body }],
    reversibility: {
      reversible: false,
      why: 'What was sent cannot be called back; a correction can be sent instead.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: (p) => ({ lastText: p.body }),
    addedDailySpend: () => 0n,
  }),
  'in_product.message.show': entry({
    channel: 'in_product',
    title: 'Show message in the product',
    payload: showInProductSchema,
    risk: 'low',
    timeToDetect: 'hours',
    reaches: (p) => ({ purpose: p.purpose, channel: 'in_product', when: 'now' }),
    texts: (p) => [
      { name: 'title', text: p.title },
      { name: 'text', text: p.body },
    ],
    reversibility: {
      reversible: true,
      how: 'The message is taken down, or what was shown before is put back; who saw it has seen it.',
    },
    autonomyCeiling: 'act',
    target: (p) => ({ type: 'contact', id: p.contactId }),
    intended: (p) => ({ shownTitle: p.title, shownText: p.body }),
    addedDailySpend: () => 0n,
  }),
  'cms.page.publish-variant': publishEntry({
    channel: 'cms',
    title: 'Publish variant of landing page',
    reversibility: {
      reversible: true,
      how: 'The variant is taken off the page, or the words it had before are put back; who saw it has seen it.',
    },
    autonomyCeiling: 'act',
  }),
  'cms.page.set-traffic-split': splitEntry({
    channel: 'cms',
    title: 'Set traffic split of landing page',
    reversibility: {
      reversible: true,
      how: 'The previous split is put back; who saw a variant has seen it.',
    },
  }),
  'outreach.step.publish-variant': publishEntry({
    channel: 'outreach',
    title: 'Publish variant of an e-mail',
    reversibility: {
      reversible: true,
      how: 'The variant is taken out, or the words it had before are put back; messages already sent stay sent.',
    },
    autonomyCeiling: 'act',
  }),
  'outreach.step.set-split': splitEntry({
    channel: 'outreach',
    title: 'Set who gets which variant of an e-mail',
    reversibility: {
      reversible: true,
      how: 'The previous split is put back; messages already sent stay sent.',
    },
  }),
  'ads.creative.publish-variant': publishEntry({
    channel: 'ads',
    title: 'Publish variant of an ad',
    reversibility: {
      reversible: true,
      how: 'The variant is taken out of the campaign; who was shown it has seen it.',
    },
    // Net-new creative always asks.
    autonomyCeiling: 'ask',
  }),
  'ads.creative.set-split': splitEntry({
    channel: 'ads',
    title: 'Set weights of the variants of an ad',
    reversibility: {
      reversible: true,
      how: 'The previous weights are put back; who was shown a variant has seen it.',
    },
  }),
} as const;

export type ActionKind = keyof typeof catalogue;
export type PayloadOf<K extends ActionKind> = z.infer<(typeof catalogue)[K]['payload']>;
export const actionKinds = Object.keys(catalogue) as [ActionKind, ...ActionKind[]];
export const actionKindSchema = z.enum(actionKinds);

/** What a parsed action means, without knowing its kind by type. `members` are the platform's ids of an audience's people. */
export function describeAction(kind: ActionKind, payload: unknown, members: readonly string[] = []) {
  const e = catalogue[kind] as unknown as ActionKindEntry<unknown>;
  const parsed = e.payload.parse(payload);
  return {
    entry: e,
    payload: parsed,
    target: e.target(parsed),
    intended: e.intended(parsed, members),
    reaches: e.reaches ? e.reaches(parsed) : null,
    texts: e.texts(parsed),
    addedDailySpend: (live: OutsideState | null) => e.addedDailySpend(parsed, live),
  };
}
