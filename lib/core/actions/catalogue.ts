import { z } from 'zod';
import { purposeSchema } from '../contactability/purposes';
import { recipientDrawSchema } from '../content/variant-payload';
import { showInProductSchema } from '../messages/in-product';
import { whyNoSms } from '../messages/sms-segments';
import { wordingSchema } from '../messages/wording';
import { microsText } from '../shared/micros';
import { searchTermSchema } from '../statistics/search-term';
import { type ActionKindEntry, entry, type OutsideState } from './kind-entry';
import { publishEntry, splitEntry } from './variant-entries';

export {
  type ActionKindEntry,
  type Channel,
  channels,
  type OutsideState,
  outsideStateSchema,
  type Reaching,
  type Target,
  type TimeToDetect,
  timesToDetect,
} from './kind-entry';

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

const raise = (from: string, to: string): bigint => BigInt(to) - BigInt(from);

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
