import { describe, expect, it } from 'vitest';
import { classifyMail } from './classify-mail';
import type { InboundMail } from './inbound-mail';

const aMail = (given: Partial<InboundMail> = {}): InboundMail => ({
  headers: {},
  from: 'ann@shop.test',
  to: ['us@here.test'],
  text: '',
  parts: [],
  isCut: false,
  ...given,
});
const daemon = (text: string, given: Partial<InboundMail> = {}): InboundMail =>
  aMail({
    from: 'mailer-daemon@mx.test',
    headers: { subject: 'Undelivered Mail Returned to Sender' },
    text,
    ...given,
  });
const recipientsOf = (mail: InboundMail) => {
  const told = classifyMail(mail);
  if (told.kind !== 'bounce') throw new Error(`Told as ${told.kind}.`);
  return told.recipients.map(({ address, type, status }) => [address, type, status]);
};
const statusPart = (text: string) => ({ type: 'message/delivery-status', text });

describe('a bounce', () => {
  it('is read from its report: each recipient, folded fields, what was delivered left out', () => {
    const report = [
      'Reporting-MTA: dns; mx.test',
      '',
      'Original-Recipient: rfc822;Ann@Shop.test',
      'Final-Recipient: rfc822;a.n.n@elsewhere.test',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1',
      '    No such user',
      '',
      'Final-Recipient: rfc822; bob@shop.test',
      'Action: failed',
      'Status: 5.2.2 (mailbox full)',
      '',
      'Final-Recipient: rfc822; eve@shop.test',
      'Action: delivered',
      'Status: 2.0.0',
      '',
      'Final-Recipient: rfc822; joe@shop.test',
      'Action: delayed',
      'Status: 5.1.1',
    ].join('\r\n');
    const told = classifyMail(daemon('It failed.', { parts: [statusPart(report)] }));
    expect(told).toEqual({
      kind: 'bounce',
      original: null,
      recipients: [
        {
          address: 'ann@shop.test',
          type: 'hard',
          status: '5.1.1',
          reason: 'There is no such mailbox.',
          diagnostic: '550 5.1.1 No such user',
        },
        {
          address: 'bob@shop.test',
          type: 'soft',
          status: '5.2.2',
          reason: 'The mailbox is full.',
          diagnostic: 'mailbox full',
        },
        expect.objectContaining({ address: 'joe@shop.test', type: 'soft' }),
      ],
    });
  });

  it('says which message of ours it is about', () => {
    const original = {
      type: 'message/rfc822',
      text: 'To: Ann <ann@shop.test>\r\nMessage-ID:\r\n <1.2@here.test>\r\nX-Mandate-Action: 0199-abc\r\n\r\nMessage-ID: <no@body>',
    };
    expect(
      classifyMail(daemon('<ann@shop.test>: 550 5.1.1 unknown user', { parts: [original] })),
    ).toMatchObject({
      kind: 'bounce',
      original: { messageId: '<1.2@here.test>', actionId: '0199-abc', to: ['ann@shop.test'] },
    });
    const quoted = daemon(
      '<ann@shop.test>:\n550 5.1.1 unknown user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <us@here.test>\nMessage-ID: <3@here.test>\nX-Mandate-Action: 7\n\nUser unknown? Mailbox full!',
    );
    expect(classifyMail(quoted)).toMatchObject({ original: { messageId: '<3@here.test>', actionId: '7' } });
  });

  it('is not judged by the words of the message that came back', () => {
    const text =
      '<ann@shop.test>: mailbox full\n\n------ This is a copy of the message ------\n\nTo: ann@shop.test\n\n550 5.1.1 User unknown';
    expect(recipientsOf(daemon(text))).toEqual([['ann@shop.test', 'soft', null]]);
  });

  it.each<[string, string, [string | null, string, string | null][]]>([
    [
      'qmail',
      "Hi. This is the qmail-send program at mx.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ann@shop.test>:\n192.0.2.7 does not like recipient.\nRemote host said: 550 no mailbox by that name is here\nGiving up on 192.0.2.7.\n\n<bob@shop.test>:\nuser is over quota",
      [
        ['ann@shop.test', 'hard', null],
        ['bob@shop.test', 'soft', null],
      ],
    ],
    [
      'Exim',
      'This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ann@shop.test\n    host mx.shop.test [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<ann@shop.test>:\n    550 no such user',
      [['ann@shop.test', 'hard', null]],
    ],
    [
      'Postfix without a report',
      "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<ann@shop.test>: host mx.shop.test[192.0.2.7] said: 452 4.2.2 Mailbox\n    full (in reply to RCPT TO command)",
      [['ann@shop.test', 'soft', '4.2.2']],
    ],
    [
      'Exchange',
      'Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\n      ann@shop.test on 4/29/2026 11:34 PM\n            The recipient name is not recognized\n            MSEXCH:IMS:SHOP:MX 0 (000C05A6) Unknown Recipient',
      [['ann@shop.test', 'hard', null]],
    ],
    [
      'Gmail',
      'Delivery to the following recipient failed permanently:\n\n     ann@shop.test\n\nTechnical details of permanent failure:\nThe error that the other server returned was:\n550 5.1.1 <ann@shop.test>... User Unknown',
      [['ann@shop.test', 'hard', '5.1.1']],
    ],
    [
      'Gmail, still trying',
      'THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n     ann@shop.test\n\n550 5.1.1 User unknown',
      [['ann@shop.test', 'soft', '5.1.1']],
    ],
    [
      'Lotus Domino',
      'Your message\n\n  Subject: Hello\n\nwas not delivered to:\n\n  ann@shop.test\n\nbecause:\n\n  User ann (ann@shop.test) not listed in Domino Directory',
      [['ann@shop.test', 'hard', null]],
    ],
    [
      'Sendmail of old',
      '   ----- Transcript of session follows -----\n550 shop.test (smtp)... 550 Host unknown\n554 <ann@shop.test>... 550 Host unknown (Authoritative answer from name server)\n\n   ----- Unsent message follows -----\nReceived: by here.test',
      [['ann@shop.test', 'hard', null]],
    ],
    [
      'a report within the text',
      'Technical report:\n\nReporting-MTA: dsn; mx.test\n\nAction: failed\nFinal-Recipient: rfc822; ann@shop.test\nDiagnostic-Code: smtp; 550 5.2.2 Mailbox Full\nStatus: 5.2.2',
      [['ann@shop.test', 'soft', '5.2.2']],
    ],
  ])('without a report is read from the words of %s', (_, text, recipients) => {
    expect(recipientsOf(daemon(text))).toEqual(recipients);
  });

  it('takes the address from where it can: the header, the original, nowhere', () => {
    const failed = 'Delivery failed 20 attempts.';
    expect(
      recipientsOf(
        daemon(failed, { headers: { 'x-failed-recipients': 'ann@shop.test' }, from: 'x@mx.test' }),
      ),
    ).toEqual([['ann@shop.test', 'soft', null]]);
    const parts = [{ type: 'text/rfc822-headers', text: 'To: ann@shop.test\n' }];
    expect(recipientsOf(daemon(failed, { parts }))).toEqual([['ann@shop.test', 'soft', null]]);
    expect(recipientsOf(daemon(failed))).toEqual([[null, 'soft', null]]);
  });

  it('is believed to PowerMTA, which says what it thinks', () => {
    const report =
      'Final-Recipient: rfc822;ann@shop.test\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp;550 5.2.1 User Unknown\nX-PowerMTA-BounceCategory: bad-mailbox';
    expect(recipientsOf(daemon('', { parts: [statusPart(report)] }))).toEqual([
      ['ann@shop.test', 'hard', '5.2.1'],
    ]);
  });

  it('is read from a notification of Amazon SES, broken lines and all', () => {
    const notification = {
      notificationType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [
          { emailAddress: 'Ann@shop.test', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
        ],
      },
      mail: { destination: ['ann@shop.test'], headers: [{ name: 'X-Mandate-Action', value: 'a-1' }] },
    };
    const wrapped = JSON.stringify({ Type: 'Notification', Message: JSON.stringify(notification) });
    const text = `${wrapped.slice(0, 90)}!\n ${wrapped.slice(90)}\n\n--\nIf you wish to stop receiving notifications`;
    const mail = aMail({ from: 'no-reply@sns.amazonaws.com', text });
    expect(recipientsOf(mail)).toEqual([['ann@shop.test', 'hard', '5.1.1']]);
    expect(classifyMail(mail)).toMatchObject({ original: { actionId: 'a-1' } });
  });
});

describe('a complaint', () => {
  const feedback = (text: string) => ({ type: 'message/feedback-report', text });

  it('names who complained, about what, and how', () => {
    const parts = [
      feedback(
        'Feedback-Type: abuse\r\nUser-Agent: X/1\r\nVersion: 1\r\nOriginal-Rcpt-To: <Ann@shop.test>\r\nOriginal-Rcpt-To: bob@shop.test\r\n',
      ),
      {
        type: 'message/rfc822',
        text: 'Message-ID: <9@here.test>\nX-Mandate-Action: act\nTo: other@shop.test\n\nhi',
      },
    ];
    expect(classifyMail(aMail({ from: 'fbl@provider.test', parts }))).toEqual({
      kind: 'complaint',
      recipients: ['ann@shop.test', 'bob@shop.test'],
      feedbackType: 'abuse',
      originalMessageId: '<9@here.test>',
      original: { messageId: '<9@here.test>', actionId: 'act', to: ['other@shop.test'] },
    });
  });

  it('takes the recipient from the returned message where the report hides it', () => {
    const parts = [
      feedback('Feedback-Type: fraud\n'),
      { type: 'message/rfc822', text: 'To: ann@shop.test\n\nhi' },
    ];
    expect(classifyMail(aMail({ parts }))).toMatchObject({
      feedbackType: 'fraud',
      recipients: ['ann@shop.test'],
    });
    expect(classifyMail(aMail({ parts: [feedback('Feedback-Type: abuse')] }))).toMatchObject({
      recipients: [],
    });
  });

  it.each(['auth-failure', 'not-spam'])('is no report of %s', (type) => {
    expect(classifyMail(aMail({ parts: [feedback(`Feedback-Type: ${type}`)] })).kind).toBe('other');
  });

  it('is also the one word that mail programs send to be taken off', () => {
    expect(classifyMail(aMail({ headers: { subject: 'unsubscribe' } }))).toMatchObject({
      kind: 'complaint',
      feedbackType: 'opt-out',
      recipients: ['ann@shop.test'],
    });
  });
});

describe('an answer', () => {
  it('of a person is their own words and what they answer', () => {
    const mail = aMail({
      headers: {
        subject: 'Re: Hello',
        'in-reply-to': '<5@here.test>',
        references: '<1@here.test> <5@here.test>',
      },
      text: 'Please stop.\n\nOn Mon, 2 Nov 2026 at 9:00, Us <us@here.test> wrote:\n> We never stop.\n',
    });
    expect(classifyMail(mail)).toEqual({
      kind: 'reply',
      from: 'ann@shop.test',
      text: 'Please stop.',
      inReplyTo: '<5@here.test>',
    });
  });

  it('of a person is no bounce because it speaks of one', () => {
    const mail = aMail({
      text: 'My mail to you could not be delivered, user unknown.',
      headers: { subject: 'Hi' },
    });
    expect(classifyMail(mail).kind).toBe('reply');
  });

  it.each<[string, InboundMail['headers']]>([
    ['by the standard', { 'auto-submitted': 'auto-replied' }],
    ['by what was usual before', { 'x-autoreply': 'yes' }],
    ['by its precedence', { precedence: 'auto_reply' }],
    ['by its subject', { subject: 'Automatic reply: Hello' }],
    ['by its German subject', { subject: 'Abwesenheitsnotiz: Hallo' }],
  ])('of a program is told %s', (_, headers) => {
    const mail = aMail({
      headers: { ...headers, references: '<1@here.test>' },
      text: 'I am away, please stop by.',
    });
    expect(classifyMail(mail)).toEqual({
      kind: 'auto_reply',
      from: 'ann@shop.test',
      inReplyTo: '<1@here.test>',
    });
  });
});

it.each<[string, Partial<InboundMail>]>([
  ['a newsletter', { headers: { 'list-id': '<news.shop.test>' }, text: 'News' }],
  ['a notice of a machine', { headers: { 'auto-submitted': 'auto-generated' }, text: 'Your order' }],
  ['nobody', { from: null, text: 'Hello' }],
  ['a quotation alone', { text: '> Hello\n> you' }],
  [
    'a report of success',
    { parts: [statusPart('Final-Recipient: rfc822;ann@shop.test\nAction: delivered\nStatus: 2.0.0')] },
  ],
])('tells %s as other, and why', (_, given) => {
  const told = classifyMail(aMail(given));
  expect(told).toEqual({ kind: 'other', why: expect.stringMatching(/^It|^A machine/) });
});
