import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { segmentKey, segmentWords } from '@/lib/core/content/page-audience';
import { formatAmount } from '@/lib/core/shared/format-figures';
import type { NameBook } from '../names/name-book';

type Sentence = (payload: unknown, target: string, context: { names: NameBook; currency: string }) => string;

const assignOwner: Sentence = (payload, target, { names }) => {
  const { ownerExternalId } = catalogue['crm.contact.assign-owner'].payload.parse(payload);
  return `Assign ${target} to ${names.of('owner', ownerExternalId).name ?? ownerExternalId}`;
};
const moveMoney =
  (what: string): Sentence =>
  (payload, target, { currency }) => {
    const { fromMicros, toMicros } = catalogue['ads.campaign.set-daily-budget'].payload.parse(payload);
    const verb = BigInt(toMicros) < BigInt(fromMicros) ? 'Lower' : 'Raise';
    return `${verb} the ${what} of ${target} from ${formatAmount(fromMicros, currency)} to ${formatAmount(toMicros, currency)}`;
  };

const publishVariant: Sentence = (payload, target) => {
  const { audience, form } = catalogue['cms.page.publish-variant'].payload.parse(payload);
  return `Publish variant ${form} of ${target} for ${segmentWords(segmentKey(audience)).toLowerCase()}`;
};
const splitAnew =
  (who: string): Sentence =>
  (payload, target) => {
    const { segment } = catalogue['cms.page.set-traffic-split'].payload.parse(payload);
    return `Split the ${who} of ${target} anew: ${segmentWords(segment).toLowerCase()}`;
  };

const sentences: Record<ActionKind, Sentence> = {
  'crm.contact.assign-owner': assignOwner,
  'ads.campaign.set-daily-budget': moveMoney('daily budget'),
  'ads.campaign.set-bid': moveMoney('bid'),
  'ads.campaign.pause': (_payload, target) => `Pause ${target}`,
  'ads.campaign.resume': (_payload, target) => `Set ${target} active again`,
  'ads.campaign.target-account': (payload, target, { names }) => {
    const { accountId } = catalogue['ads.campaign.target-account'].payload.parse(payload);
    return `Show ${target} to ${names.of('account', accountId).name ?? accountId}`;
  },
  'ads.campaign.exclude-term': (payload, target) =>
    `Exclude the search term “${catalogue['ads.campaign.exclude-term'].payload.parse(payload).term}” from ${target}`,
  'outreach.contact.enrol': (payload, target) =>
    `Enrol ${target} in the sequence ${catalogue['outreach.contact.enrol'].payload.parse(payload).sequenceId}`,
  'outreach.contact.remove': (payload, target) =>
    `Take ${target} out of the sequence ${catalogue['outreach.contact.remove'].payload.parse(payload).sequenceId}`,
  'outreach.audience.enrol': (payload, target) =>
    `Enrol the audience ${target} in the sequence ${catalogue['outreach.audience.enrol'].payload.parse(payload).sequenceId}`,
  'email.message.send': (payload, target) =>
    `Send ${target} the e-mail “${catalogue['email.message.send'].payload.parse(payload).subject}”`,
  'sms.message.send': (payload, target) =>
    `Send ${target} the text message “${catalogue['sms.message.send'].payload.parse(payload).body.slice(0, 60)}”`,
  'in_product.message.show': (payload, target) =>
    `Show ${target} “${catalogue['in_product.message.show'].payload.parse(payload).title}” in the product`,
  'cms.page.publish-variant': publishVariant,
  'cms.page.set-traffic-split': splitAnew('visitors'),
  'outreach.step.publish-variant': publishVariant,
  'outreach.step.set-split': splitAnew('recipients'),
  'ads.creative.publish-variant': publishVariant,
  'ads.creative.set-split': splitAnew('impressions'),
};

/** What an action does, in words with today's names. */
export function actionSentence(
  action: {
    kind: ActionKind;
    payload: unknown;
    targetType: string;
    targetId: string;
    compensatesId: string | null;
  },
  context: { names: NameBook; currency: string },
): string {
  const target = context.names.of(action.targetType, action.targetId).name ?? action.targetId;
  const sentence = sentences[action.kind](action.payload, target, context);
  return action.compensatesId === null ? sentence : `Take back: ${sentence}`;
}
