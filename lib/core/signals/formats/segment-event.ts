import type { EmailReport } from '../signal-kinds';
import { identifier } from './identifiers';
import { cut, firstText, isObject, type JsonObject, objectOf, own, textOf, without } from './loose-json';
import { readSegmentAccount } from './segment-account';
import type { SegmentMessage } from './segment-message';
import { readSegmentPerson } from './segment-person';

const placeLimits = { url: 2000, path: 1000, title: 500, referrer: 2000 } as const;

/** The events that the spec defines for e-mail, by their exact names. */
const emailEvents = new Map<string, EmailReport>([
  ['Email Bounced', 'bounced'],
  ['Email Delivered', 'delivered'],
  ['Email Link Clicked', 'clicked'],
  ['Email Marked as Spam', 'complained'],
  ['Email Opened', 'opened'],
  ['Unsubscribed', 'unsubscribed'],
]);

/** What happened, as the rest of a signal: a track, page or screen call. */
export function readSegmentEvent(message: SegmentMessage) {
  const { ids, ...known } = readSegmentPerson(message);
  const person = { ids: ids.length > 0 ? ids : identifier('anonymous', message.messageId), ...known };
  const report = emailReportOf(message);
  if (report !== null)
    return {
      kind: 'email.reported',
      payload: {
        person,
        report,
        reason: textOf(own(message.properties, 'reason')),
        properties: { ...keepProperties(message, message.about), event: message.event },
      },
    };

  const { place, device, rest } = readAbout(message.about);
  const onPage = message.method === 'track' ? {} : takePlace(message.properties);
  return {
    kind: 'contact.tracked',
    payload: {
      person,
      account: readSegmentAccount(message),
      medium: message.method,
      event: cut(eventOf(message), 200),
      properties: keepProperties(message, rest),
      page: { ...place, ...onPage },
      device,
    },
  };
}

function eventOf({ method, event, name, properties }: SegmentMessage): string {
  if (method === 'track') return event ?? '';
  return name ?? firstText(properties, 'name') ?? (method === 'page' ? 'Page viewed' : 'Screen viewed');
}

/** `Unsubscribed` might be said of anything: it is of mail where a mail, a campaign or a list is named, as the spec has it. */
function emailReportOf({ method, event, properties }: SegmentMessage): EmailReport | null {
  if (method !== 'track' || event === null) return null;
  const isOfMail =
    event !== 'Unsubscribed' || firstText(properties, 'email_id', 'campaign_id', 'list_id') !== null;
  return isOfMail ? (emailEvents.get(event) ?? null) : null;
}

/** The properties as they came, with what stood beside them, and under `context` what has no field of its own: consent among it. */
function keepProperties({ properties, extra }: SegmentMessage, about: JsonObject): JsonObject {
  const rest = without(about, new Set(['traits', 'groupId', 'group_id']));
  const isTaken = Object.hasOwn(properties, 'context');
  return {
    ...extra,
    ...properties,
    ...(Object.keys(rest).length > 0 ? { [isTaken ? 'message.context' : 'context']: rest } : {}),
  };
}

/** Where and by what it was sent; what does not fit a field stays in the rest. */
function readAbout(about: JsonObject) {
  const page = own(about, 'page');
  const place = takePlace(page);
  const pageRest = isObject(page) ? leftOf(page, place) : {};
  const userAgent = upTo(1000, own(about, 'userAgent') ?? own(about, 'user_agent'));
  const ip = upTo(64, own(about, 'ip'));
  const moved = new Set([
    ...(userAgent === null ? [] : ['userAgent', 'user_agent']),
    ...(ip === null ? [] : ['ip']),
    ...(isObject(page) ? ['page'] : []),
  ]);
  return {
    place,
    device: userAgent === null && ip === null ? null : { userAgent, ip },
    rest: {
      ...without(about, moved),
      ...(Object.keys(pageRest).length > 0 ? { page: pageRest } : {}),
    },
  };
}

const upTo = (max: number, value: unknown): string | null => {
  const text = typeof value === 'string' ? textOf(value) : null;
  return text !== null && text.length <= max ? text : null;
};

function takePlace(stated: unknown): Partial<Record<keyof typeof placeLimits, string>> {
  const page = objectOf(stated);
  return Object.fromEntries(
    Object.entries(placeLimits).flatMap(([name, max]) => {
      const text = upTo(max, own(page, name));
      return text === null ? [] : [[name, text]];
    }),
  );
}

/** Empty text says nothing, so none of it is left either. */
const leftOf = (page: JsonObject, place: object): JsonObject =>
  Object.fromEntries(
    Object.entries(page).filter(([name, value]) => !Object.hasOwn(place, name) && value !== ''),
  );
