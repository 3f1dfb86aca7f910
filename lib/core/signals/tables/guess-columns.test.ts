import { expect, it } from 'vitest';
import { guessColumns } from './guess-columns';
import { suggestMapping } from './suggest-mapping';

const guess = (column: string, ...cells: unknown[]) => {
  const [found] = guessColumns(
    [column],
    cells.map((cell) => ({ [column]: cell })),
  );
  if (!found) throw new Error('no guess');
  return found;
};

it.each([
  ['E-Mail', ['ada@example.com', 'bob@example.org'], 'email', 'person.email'],
  ['Vorname', ['Ada', 'Bob'], 'text', 'person.firstName'],
  ['property_jobtitle', ['CTO', 'Engineer'], 'text', 'person.title'],
  ['phone', ['+49 30 1234567', '030/7654321'], 'phone', 'person.phone'],
  ['Country', ['Germany', 'FR'], 'country', 'person.countryCode'],
  ['Website', ['https://a.example', 'www.b.example'], 'url', 'account.domain'],
  ['employees', ['1,200', '35'], 'number', 'account.employees'],
  ['Amount spent', ['$12.50', '$1,000.00'], 'money', 'spend'],
  ['hasOptedOutOfEmail', ['TRUE', 'FALSE'], 'boolean', 'optOut'],
  ['createdAt', ['2024-05-01T10:00:00Z'], 'time', 'occurredAt'],
  ['report date', ['2024-05-01', '2024-05-02'], 'date', 'day'],
  ['payload', ['{"a":1}', '[2]'], 'json', null],
  ['zip', ['01234', '56789'], 'text', null],
  ['order number', ['123456789012345', '123456789012346'], 'text', null],
  ['note', ['hello', 'world'], 'text', null],
] as const)('takes %s for what it is', (column, cells, type, target) => {
  const found = guess(column, ...cells);
  expect([found.type, found.meaning?.target ?? null]).toEqual([type, target]);
});

it('says where the day and the month, or the point and the comma, can not be told apart', () => {
  expect(guess('day', '03/04/2024', '05/06/2024')).toMatchObject({
    type: 'date',
    dayFirst: null,
    notes: [expect.stringContaining('say which')],
  });
  expect(guess('day', '03/04/2024', '25/06/2024')).toMatchObject({ dayFirst: true, notes: [] });
  expect(guess('day', '03/04/2024', '05/26/2024')).toMatchObject({ dayFirst: false, notes: [] });
  expect(guess('x', '1.234', '5.678')).toMatchObject({
    type: 'number',
    decimal: null,
    notes: [expect.any(String)],
  });
  expect(guess('x', '1.234,5', '7')).toMatchObject({ decimal: ',', notes: [] });
});

it('is as sure as the cells are alike', () => {
  const cells = [...Array.from({ length: 19 }, (_, index) => `${index}`), 'n/a'];
  expect(guess('score', ...cells)).toMatchObject({
    type: 'number',
    confidence: 0.95,
    filled: 20,
    distinct: 20,
  });
  expect(guess('email')).toMatchObject({ type: 'text', confidence: 0, meaning: { confidence: 0.49 } });
});

const suggested = (rows: Record<string, unknown>[]) => {
  const header = Object.keys(rows[0] ?? {});
  const { mapping, notes } = suggestMapping(header, guessColumns(header, rows));
  return { ...mapping, to: Object.fromEntries(mapping.columns.map(({ column, to }) => [column, to])), notes };
};

it('suggests a mapping for contacts, events, reports of mail, companies, campaign days and anything else', () => {
  const email = 'ada@example.com';
  expect(suggested([{ id: '7', email, company: 'ACME', score: '3', plan: 'pro' }])).toMatchObject({
    kind: 'contact.identified',
    to: {
      id: 'person.ids[crm:file]',
      email: 'person.email',
      company: 'account.name',
      score: 'person.traits.score',
    },
  });
  expect(suggested([{ email, event: 'Signed Up', timestamp: '2024-05-01T10:00:00Z' }])).toMatchObject({
    kind: 'contact.tracked',
    to: { email: 'person.email', event: 'event', timestamp: 'occurredAt' },
  });
  expect(
    suggested([
      { recipient: email, type: 'bounce' },
      { recipient: email, type: 'open' },
    ]),
  ).toMatchObject({
    kind: 'email.reported',
    to: { recipient: 'person.email', type: 'report' },
  });
  expect(suggested([{ company: 'ACME', website: 'acme.example', employees: '5' }])).toMatchObject({
    kind: 'account.identified',
    to: { company: 'account.name', website: 'account.domain', employees: 'account.employees' },
  });
  const days = suggested([
    { campaign: 'c1', date: '2024-05-01', spend: '1.50', clicks: '3', device: 'mobile' },
  ]);
  expect(days).toMatchObject({
    kind: 'campaign.performance',
    to: { date: 'day', spend: 'spend' },
    leaveOut: ['device'],
  });
  expect(days.notes.join(' ')).toContain('device');
  expect(suggested([{ id: '1', stage: 'won' }])).toMatchObject({
    kind: 'record.changed',
    to: { id: 'recordId' },
  });
});
