import type { BounceCause } from './bounce-causes';
import { findAddresses } from './find-addresses';
import { type Fields, readFieldGroups } from './read-fields';

export type DeliveryAction = 'failed' | 'delayed' | 'delivered';

/** What a report says of one recipient (RFC 3464). */
export type DeliveryReport = {
  address: string;
  action: DeliveryAction;
  status: string | null;
  diagnostic: string;
  /** What the reporting system made of it; null where it does not say. */
  category: BounceCause | null;
};

/** `X-PowerMTA-BounceCategory`, as its manual lists them. */
const categories: Record<string, BounceCause> = {
  'bad-mailbox': 'userUnknown',
  'bad-domain': 'hostUnknown',
  'inactive-mailbox': 'mailboxDisabled',
  'quota-issues': 'mailboxFull',
  'message-expired': 'expired',
  'no-answer-from-host': 'unreachable',
  'bad-connection': 'unreachable',
  'routing-errors': 'unreachable',
  'spam-related': 'spam',
  'virus-related': 'virus',
  'policy-related': 'policy',
  'content-related': 'filtered',
  'relaying-issues': 'noRelaying',
  'invalid-sender': 'senderRejected',
  'protocol-errors': 'malformed',
  'bad-configuration': 'systemError',
};

/** Words of a type before the value: `rfc822; a@example.com`, `smtp; 550 ...`. */
const withoutType = (value: string): string => value.replace(/^[\w-]{1,30}\s{0,5};\s*/, '');

function readAction(fields: Fields, status: string | null): DeliveryAction {
  const action = fields.get('action')?.toLowerCase() ?? '';
  if (/^(?:delivered|relayed|expanded)/.test(action)) return 'delivered';
  if (action.startsWith('delayed')) return 'delayed';
  return action === '' && status?.startsWith('2') ? 'delivered' : 'failed';
}

function readGroup(fields: Fields): DeliveryReport | null {
  // What we wrote to comes first: the address of a list or forwarding, not what became of it on the way.
  const address = ['original-recipient', 'final-recipient', 'x-actual-recipient']
    .map((name) => findAddresses(withoutType(fields.get(name) ?? ''))[0])
    .find((found) => found !== undefined);
  if (!address) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null;
  // The comment behind the code is what the reporting server makes of it.
  const comment = /\(([^()]{3,200})\)/.exec(fields.get('status') ?? '')?.[1];
  const diagnostic = withoutType(fields.get('diagnostic-code') ?? '') || comment || '';
  const category = categories[fields.get('x-powermta-bouncecategory')?.toLowerCase() ?? ''] ?? null;
  return { address, action: readAction(fields, status), status, diagnostic, category };
}

/** The recipients of a report, as its part `message/delivery-status` or a text that holds the same fields has them. */
export const readDeliveryStatus = (text: string): DeliveryReport[] =>
  readFieldGroups(text)
    .map(readGroup)
    .filter((report) => report !== null);
