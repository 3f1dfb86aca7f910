import { type BounceEvidence, diagnoseBounce } from './diagnose-bounce';
import { findAddresses } from './find-addresses';
import { findOriginal } from './find-original';
import type { InboundMail } from './inbound-mail';
import { readBounceText } from './read-bounce-text';
import { type DeliveryReport, readDeliveryStatus } from './read-delivery-status';
import { readSesReports } from './read-ses-notification';
import { splitReturned } from './split-returned';

export type BouncedRecipient = {
  /** In lower case; null where the report names nobody and returned no header that does. */
  address: string | null;
  type: 'hard' | 'soft';
  /** RFC 3463. */
  status: string | null;
  /** A sentence. */
  reason: string;
  /** What the other side said, in its own words. */
  diagnostic: string;
};

const DIAGNOSTIC_AT_MOST = 1000;

const shorten = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, DIAGNOSTIC_AT_MOST);

const isStatusPart = (type: string): boolean =>
  type === 'message/delivery-status' || type === 'message/global-delivery-status';

/** The machine-readable reports of a mail, whichever way they lie in it. */
export const readReports = ({ parts, text }: InboundMail): DeliveryReport[] => {
  const reports = parts
    .filter(({ type }) => isStatusPart(type))
    .flatMap((part) => readDeliveryStatus(part.text));
  if (reports.length > 0) return reports;
  return /^final-recipient\s{0,5}:/im.test(text) ? readDeliveryStatus(text) : readSesReports(text);
};

type Failure = BounceEvidence & { address: string | null };

const delayPhrase =
  /warning message only|this is a warning|only a temporary failure|has been delayed|is delayed for|will (?:be retried|keep trying|continue trying)|still being retried/i;

function failuresOf(mail: InboundMail, reports: readonly DeliveryReport[]): Failure[] {
  const { own } = splitReturned(mail.text);
  const isOurs = (address: string) => mail.to.includes(address) || address === mail.from;
  const texts = readBounceText(own, isOurs);
  const about = (address: string | null, isOnlyOne: boolean) =>
    isOnlyOne ? own : (texts.find((text) => text.address === address)?.text ?? '');
  if (reports.length > 0) {
    const failed = reports.filter(({ action }) => action !== 'delivered');
    return failed.map(({ address, action, status, diagnostic, category }) => ({
      address,
      diagnostic: diagnostic || about(address, false),
      remark: about(address, failed.length === 1),
      status,
      category,
      isDelayed: action === 'delayed',
    }));
  }
  const isDelayed = delayPhrase.test(own);
  const named = findAddresses(mail.headers['x-failed-recipients'] ?? '');
  const addresses = named.length > 0 ? named : texts.map(({ address }) => address);
  const [only = findOriginal(mail)?.to[0] ?? null] = addresses;
  const failed = addresses.length > 1 ? addresses : [only];
  return failed.map((address) => ({
    address,
    diagnostic: texts.find((text) => text.address === address)?.text ?? (failed.length === 1 ? own : ''),
    remark: failed.length === 1 ? own : '',
    status: null,
    category: null,
    isDelayed,
  }));
}

/** Whom a bounce was about and why; one entry for each address. */
export function readBounce(mail: InboundMail, reports = readReports(mail)): BouncedRecipient[] {
  const failures = new Map(failuresOf(mail, reports).map((failure) => [failure.address, failure]));
  return [...failures.values()].map((failure) => {
    const { type, status, reason } = diagnoseBounce(failure);
    const diagnostic = shorten(failure.diagnostic || failure.remark);
    return { address: failure.address, type, status, reason, diagnostic };
  });
}
