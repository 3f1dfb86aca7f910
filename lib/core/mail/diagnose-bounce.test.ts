import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type BounceCause, bounceCauses } from './bounce-causes';
import { type BounceEvidence, diagnoseBounce } from './diagnose-bounce';

const evidence = (given: Partial<BounceEvidence>): BounceEvidence => ({
  diagnostic: '',
  remark: '',
  status: null,
  category: null,
  isDelayed: false,
  ...given,
});
const causeOf = (diagnostic: string): BounceCause => diagnoseBounce(evidence({ diagnostic })).cause;

test.each<[BounceCause, string]>([
  [
    'userUnknown',
    '550 5.1.1 <ann@shop.test>: Recipient address rejected: User unknown in virtual mailbox table',
  ],
  ['userUnknown', '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'],
  ['userUnknown', '550 5.4.1 Recipient address rejected: Access denied. [PR1.prod.protection.outlook.test]'],
  [
    'userUnknown',
    '550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking',
  ],
  ['userUnknown', '550 No such user here (in reply to RCPT TO command)'],
  ['userUnknown', 'User Ann Example (ann@shop.test) not listed in Domino Directory'],
  ['userUnknown', '550 5.1.3 Bad destination mailbox address syntax'],
  [
    'hostUnknown',
    'Host or domain name not found. Name service error for name=shop.test type=A: Host not found',
  ],
  ['hostUnknown', '550 5.1.2 <ann@shop.test>... Host unknown (Name server: shop.test: host not found)'],
  ['hostUnknown', 'Unrouteable address'],
  ['takesNoMail', 'Domain shop.test does not accept mail (nullMX)'],
  ['takesNoMail', '556 5.1.10 Recipient address has null MX'],
  ['takesNoMail', "Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)"],
  ['hasMoved', '551 5.1.6 Recipient has moved'],
  ['mailboxFull', '552 5.2.2 Over quota'],
  ['mailboxFull', '452-4.2.2 The email account that you tried to reach is over quota. Please direct'],
  ['mailboxFull', '550 5.2.2 STOREDRV.Deliver; mailbox full. MapiExceptionShutoffQuotaExceeded'],
  ['mailboxDisabled', '550 5.2.1 The email account that you tried to reach is disabled.'],
  ['mailboxDisabled', '554 This account has been disabled or discontinued [#102].'],
  ['tooLarge', '552 5.3.4 Message size exceeds fixed limit'],
  ['senderRejected', '553 5.1.8 <us@here.test>... Domain of sender address us@here.test does not exist'],
  ['senderRejected', '550 Sender verify failed'],
  ['noReverseName', '550 5.7.25 The IP address sending this message does not have a PTR record setup'],
  [
    'notAuthenticated',
    "550 5.7.26 Unauthenticated email from here.test is not accepted due to domain's DMARC policy",
  ],
  ['listed', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org'],
  ['listed', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]'],
  ['spam', '550 5.7.1 Message rejected as spam by content scanner'],
  ['virus', '554 5.7.1 The message contains a virus'],
  ['noRelaying', '554 5.7.1 <ann@shop.test>: Relay access denied'],
  ['tooMuch', '421 4.7.0 Too many connections from your host'],
  ['tooMuch', '550 5.1.1 <ann@shop.test> - 192.0.2.1 has sent to too many recipients this hour'],
  ['deferred', '450 4.2.0 <ann@shop.test>: Recipient address rejected: Greylisted'],
  ['loop', 'mail for shop.test loops back to myself'],
  ['loop', '554 5.4.6 Too many hops'],
  ['unreachable', 'connect to mx.shop.test[192.0.2.9]:25: Connection timed out'],
  [
    'unreachable',
    'Host or domain name not found. Name service error for name=shop.test type=MX: Host not found, try again',
  ],
  ['expired', 'retry timeout exceeded'],
  ['malformed', '550 5.7.1 This message is not RFC 5322 compliant'],
  ['policy', '554 5.7.9 Message not accepted for policy reasons'],
  ['notAMember', '550 You do not have permission to post to this group'],
  ['systemFull', '452 4.3.1 Insufficient system storage'],
  ['systemError', '451 4.3.0 Temporary lookup of aliases: internal error'],
  ['userUnconfirmed', '550 User unknown'],
  ['unknown', ''],
])('%s: %s', (cause, diagnostic) => expect(causeOf(diagnostic)).toBe(cause));

test.each<[BounceCause, string]>([
  ['userUnknown', '5.1.1'],
  ['hostUnknown', '5.1.2'],
  ['hasMoved', '5.1.6'],
  ['senderRejected', '5.1.8'],
  ['mailboxFull', '5.2.2'],
  ['tooLarge', '5.3.4'],
  ['expired', '4.4.7'],
  ['policy', '5.7.1'],
  ['unknown', '5.0.0'],
  ['unknown', '5.1.0'],
])('without words, by the code: %s for %s', (cause, status) =>
  expect(diagnoseBounce(evidence({ status }))).toMatchObject({ cause, status }),
);

describe('hard', () => {
  it('is an unknown person only where a code or the step confirms it', () => {
    const diagnostic = '550 User unknown';
    const typeOf = (given: Partial<BounceEvidence>) =>
      diagnoseBounce(evidence({ diagnostic, ...given })).type;
    expect(typeOf({})).toBe('soft');
    expect(typeOf({ status: '5.0.0' })).toBe('soft');
    expect(typeOf({ status: '5.2.0' })).toBe('soft');
    expect(typeOf({ status: '5.1.1' })).toBe('hard');
    expect(typeOf({ category: 'userUnknown' })).toBe('hard');
    expect(typeOf({ remark: 'SMTP error after RCPT TO:<ann@shop.test>' })).toBe('hard');
  });

  it('is nothing that is said before the recipient was named or after the message was read', () => {
    const of = (diagnostic: string) => diagnoseBounce(evidence({ diagnostic }));
    expect(of('550 5.1.1 User unknown (in reply to RCPT TO command)').type).toBe('hard');
    expect(of('550 5.1.1 User unknown (in reply to MAIL FROM command)')).toMatchObject({
      cause: 'senderRejected',
      type: 'soft',
    });
    expect(of('550 5.1.1 User unknown (in reply to end of DATA command)')).toMatchObject({
      cause: 'filtered',
      type: 'soft',
    });
    expect(of('550 Invalid domain name, after initial connection').type).toBe('soft');
  });

  it('is nothing that is still tried or stated as passing, except a name that does not exist', () => {
    expect(diagnoseBounce(evidence({ status: '5.1.1', isDelayed: true })).type).toBe('soft');
    expect(diagnoseBounce(evidence({ diagnostic: '450 4.1.1 User unknown' })).type).toBe('soft');
    expect(diagnoseBounce(evidence({ status: '4.1.1' })).type).toBe('soft');
    const gone = evidence({
      diagnostic: 'DNS Error: NXDOMAIN Domain name not found: shop.test',
      status: '4.0.0',
    });
    expect(diagnoseBounce(gone).type).toBe('hard');
  });
});

it('takes no network address, version or date for a code', () => {
  const { status } = diagnoseBounce(evidence({ diagnostic: 'host 5.1.1.8 (v4.2.2.1) said 550 no' }));
  expect(status).toBeNull();
});

it('gives a cause that the table knows and its sentence, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ maxLength: 300 }),
      (diagnostic, remark) => {
        const told = diagnoseBounce(evidence({ diagnostic, remark }));
        expect(told.reason).toBe(bounceCauses[told.cause].reason);
      },
    ),
  );
});

test.each([
  'mailbox ',
  'user ',
  'sender domain ',
  'address ',
  'a@',
  '<a',
  '5.1.',
  'exceeded ',
  'too many ',
  'no such ',
])('reads only so much, of a text without end: %j', (part) => {
  const before = process.cpuUsage();
  diagnoseBounce(evidence({ diagnostic: part.repeat(100_000), remark: part.repeat(100_000) }));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
});
