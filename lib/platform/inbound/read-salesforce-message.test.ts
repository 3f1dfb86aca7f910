import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReadingContext, refusedFields, signalsOf } from '@/tests/support/inbound/a-reading-context';
import { anInboundRequest } from '@/tests/support/inbound/an-inbound-request';
import {
  openSalesforceMessage,
  readSalesforceMessage,
  salesforceAcknowledgement,
} from './read-salesforce-message';
import { verifySalesforce } from './verify-salesforce';

const context = aReadingContext({ source: 'salesforce' });
const notification = (id: string, type: string, fields: string) =>
  `<Notification><Id>${id}</Id><sObject xsi:type="sf:${type}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">${fields}</sObject></Notification>`;
const message = (...notifications: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   <OrganizationId>00D24000000abcdEAA</OrganizationId>
   <ActionId>04k24000000abcd</ActionId>
   <SessionId xsi:nil="true"/>
   <EnterpriseUrl>https://example.my.salesforce.com/services/Soap/c/59.0</EnterpriseUrl>
   ${notifications.join('\n')}
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>`;
const ann = notification(
  '04l0001',
  'Contact',
  '<sf:Id>0030001</sf:Id><sf:AccountId>0010001</sf:AccountId><sf:Email>Ann@Example.com</sf:Email><sf:FirstName>Ann &amp; Bo</sf:FirstName><sf:LastName>Lee</sf:LastName><sf:LastModifiedDate>2026-11-30T09:00:00.000Z</sf:LastModifiedDate><sf:Code__c>007</sf:Code__c><sf:Fax xsi:nil="true"/><sf:HasOptedOutOfEmail>false</sf:HasOptedOutOfEmail>',
);

describe('an outbound message', () => {
  it('tells of one record', () => {
    expect(signalsOf(readSalesforceMessage(message(ann), context))).toMatchObject([
      {
        kind: 'contact.identified',
        messageId: '04l0001',
        occurredAt: '2026-11-30T09:00:00.000Z',
        payload: {
          person: {
            ids: [
              { type: 'crm', namespace: 'salesforce', value: '0030001' },
              { type: 'email', value: 'ann@example.com' },
            ],
            name: 'Ann & Bo Lee',
            traits: { Code__c: '007', Fax: null },
          },
          account: { externalId: '0010001' },
        },
      },
    ]);
  });

  it('tells of several, each by itself', () => {
    const readings = readSalesforceMessage(
      message(
        notification(
          '04l1',
          'Lead',
          '<sf:Id>00Q1</sf:Id><sf:HasOptedOutOfEmail>true</sf:HasOptedOutOfEmail>',
        ),
        notification(
          '04l2',
          'Account',
          '<sf:Id>0011</sf:Id><sf:Name>Initech</sf:Name><sf:NumberOfEmployees>12</sf:NumberOfEmployees>',
        ),
        notification(
          '04l3',
          'Opportunity',
          '<sf:Id>0061</sf:Id><sf:StageName>Won</sf:StageName><sf:AccountId>0011</sf:AccountId>',
        ),
        notification('04l4', 'Task', '<sf:Subject>Call</sf:Subject>'),
      ),
      context,
    );
    expect(readings).toMatchObject([
      { index: 0, input: { kind: 'contact.identified', messageId: '04l1' } },
      {
        index: 0,
        input: { kind: 'email.reported', messageId: '04l1:1', payload: { report: 'unsubscribed' } },
      },
      {
        index: 1,
        input: {
          kind: 'account.identified',
          payload: { account: { externalId: '0011', name: 'Initech', employees: 12 } },
        },
      },
      {
        index: 2,
        input: {
          kind: 'record.changed',
          payload: {
            object: 'Opportunity',
            recordId: '0061',
            properties: { StageName: 'Won' },
            account: { externalId: '0011' },
          },
        },
      },
      { index: 3, errors: [{ field: 'sObject.Id' }] },
    ]);
  });

  it('is acknowledged in its own words', () => {
    expect(salesforceAcknowledgement).toContain('<Ack>true</Ack>');
    expect(salesforceAcknowledgement).toContain(
      '<notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound">',
    );
  });

  it.each([
    ['no XML', 'text'],
    ['an envelope cut short', message(ann).slice(0, 400)],
    ['other XML', '<a><b/></a>'],
    ['a document type', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${message(ann)}`],
  ])('is not %s', (_, xml) => expect(refusedFields(readSalesforceMessage(xml, context))).toEqual(['']));

  it('never throws, whatever is inside', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<a>',
        '</a>',
        '<__proto__>1</__proto__>',
        '&lt;',
        '&#x0;',
        '<constructor/>',
        '<![CDATA[x]]>',
        '<!--',
        ann,
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        readSalesforceMessage(message(...pieces), context);
        openSalesforceMessage(pieces.join(''));
      }),
    );
  });
});

describe('its sender', () => {
  const request = (url: string, xml = message(ann)) => anInboundRequest(xml, {}, { url });
  const expected = { secrets: ['old', 'key'], organizationIds: ['00D24000000abcd'] };
  const home = 'https://mandate.example/in/src_1';

  it('is known by the secret in the address and the organisation, in either length of its id', () => {
    expect(verifySalesforce(request(`${home}?secret=key`), expected)).toEqual({ ok: true, messageId: null });
    const long = { ...expected, organizationIds: ['00D24000000abcdEAA'] };
    expect(verifySalesforce(request(`${home}?secret=old`), long).ok).toBe(true);
  });

  it.each([
    ['no secret', home, message(ann)],
    ['another secret', `${home}?secret=keys`, message(ann)],
    ['no address', 'x', message(ann)],
    ['another organisation', `${home}?secret=key`, message(ann).replace('00D24', '00D25')],
    ['no message', `${home}?secret=key`, 'text'],
  ])('is refused with %s', (_, url, xml) =>
    expect(verifySalesforce(request(url, xml), expected).ok).toBe(false),
  );
});
