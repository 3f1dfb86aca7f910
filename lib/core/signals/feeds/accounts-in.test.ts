import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { accountsIn } from './accounts-in';
import { type WatchedAccount, watchAccounts } from './watched-accounts';

const anAccount = (name: string, changes: Partial<WatchedAccount> = {}): WatchedAccount => ({
  externalId: name,
  name,
  domain: null,
  ...changes,
});
const found = (text: string, accounts: WatchedAccount[], url: string | null = null) =>
  accountsIn(text, url, watchAccounts(accounts)).map(({ externalId }) => externalId);

describe('a distinctive name', () => {
  test.each([
    ['Siemens AG', 'Siemens opens a plant', true],
    ['Siemens AG', 'A plant of Siemens, opened', true],
    ['SIEMENS AKTIENGESELLSCHAFT', 'Siemens opens a plant', false],
    ['SIEMENS AG', 'Siemens-Chef geht', true],
    ['Siemens AG', "Siemens' plant", true],
    ['Siemens AG', 'The siemens is a unit of conductance', false],
    ['Siemens AG', 'Siemensstadt grows', false],
    ["McDonald's Corporation", 'McDonald’s raises prices', true],
    ['Müller GmbH & Co. KG', 'Muller and others', true],
    ['The Home Depot, Inc.', 'Shares of Home Depot rise', true],
    ['Bank of America', 'Bank of America settles', true],
    ['Bank of America', 'the bank of america', false],
    ['Johnson & Johnson', 'Johnson and Johnson settles', true],
    ['Novo Nordisk A/S', 'Novo Nordisk raises its outlook', true],
    ['Nordwind Werke', 'Nordwind. Werke anderer', false],
    ['J. M. Smucker', 'J. M. Smucker raises prices', true],
    ['Booking.com B.V.', 'Booking.com raises prices', true],
    ['トヨタ自動車', 'トヨタ自動車 が発表', true],
    ['eBay Kleinanzeigen', 'eBay Kleinanzeigen is sold', true],
  ])('%s in "%s": %s', (name, text, isFound) =>
    expect(found(text, [anAccount(name)])).toEqual(isFound ? [name] : []),
  );

  it('does not count within a longer one that is watched, but does beside it', () => {
    const accounts = [anAccount('Siemens AG'), anAccount('Siemens Energy AG')];
    expect(found('Siemens Energy wins an order', accounts)).toEqual(['Siemens Energy AG']);
    expect(found('Siemens Energy leaves Siemens', accounts)).toEqual(['Siemens Energy AG', 'Siemens AG']);
  });
});

describe('an ambiguous name', () => {
  const target = anAccount('Target Corporation', { domain: 'target.com', words: ['Minneapolis'] });
  test.each([
    ['Companies Target growth in new markets', null, false],
    ['Target misses its target', null, false],
    ['Target Corp. misses its goal', null, true],
    ['Target Ltd misses its goal', null, false],
    ['Target of Minneapolis misses its goal', null, true],
    ['Target misses its goal, see target.com', null, true],
    ['Target misses its goal', 'https://corporate.target.com/press', true],
    ['Target misses its goal', 'https://nottarget.com/press', false],
    ['Target misses its goal', 'https://news.example/?from=target.com', false],
  ])('is believed only with more: "%s" at %s: %s', (text, url, isFound) =>
    expect(found(text, [target], url)).toEqual(isFound ? ['Target Corporation'] : []),
  );

  test.each(['SAP SE', 'Gap Inc.', '3M', 'Best Buy', 'Jacobs', 'H&M AB'])('%s is one, alone', (name) => {
    const [core = ''] = name.split(/ (?:SE|Inc\.|AB)$/);
    expect(found(`${core} does something`, [anAccount(name)])).toEqual(name === 'H&M AB' ? [name] : []);
    expect(found(`News: ${name}`, [anAccount(name, { domain: 'x.example' })], 'https://x.example/')).toEqual([
      name,
    ]);
  });

  it('is one that two accounts bear, until the domain or the legal form tells them apart', () => {
    const accounts = [
      anAccount('Nordwind GmbH', { domain: 'nordwind.example' }),
      anAccount('Nordwind Inc.', { domain: 'nordwind.test' }),
    ];
    expect(found('Nordwind grows', accounts)).toEqual([]);
    expect(found('Nordwind grows', accounts, 'https://nordwind.test/')).toEqual(['Nordwind Inc.']);
    expect(found('Nordwind GmbH grows', accounts)).toEqual(['Nordwind GmbH']);
  });
});

describe('a domain', () => {
  const account = anAccount('Acme Rockets', { domain: 'https://www.acme.example/' });
  test.each([
    ['says acme.example today', true],
    ['write to press@acme.example.', true],
    ['see www.acme.example', true],
    ['see notacme.example', false],
    ['see acme.example.net', false],
    ['share it: https://acme.example/share?u=1', false],
    ['share it: acme.example/share', false],
  ])('named in "%s": %s', (text, isFound) =>
    expect(found(text, [account])).toEqual(isFound ? ['Acme Rockets'] : []),
  );

  it('of several accounts is none of theirs', () =>
    expect(found('says acme.example', [account, { ...account, externalId: 'other' }])).toEqual([]));

  it('is not what a page is about only because it stands there', () =>
    expect(found('A day at the sea', [account], 'https://acme.example/blog')).toEqual([]));
});

it('any text is searched without harm, and each account found once', () => {
  const accounts = ['Acme Rockets', 'Acme', 'Ω', '&', '', 'GmbH', 'A. B.'].map((name) => anAccount(name));
  const piece = fc.oneof(
    fc.constantFrom('Acme', 'Rockets', 'GmbH', '&', '.', ' ', 'a.b', 'A.B.'),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join(' ')),
      (text) => {
        const ids = found(text, accounts);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});
