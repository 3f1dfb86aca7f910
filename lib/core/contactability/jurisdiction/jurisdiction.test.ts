import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { packIds } from '../packs/pack';
import { jurisdictionOf, type Whereabouts } from './jurisdiction';
import { readPhone } from './read-phone';
import { readRegion } from './read-region';

const nowhere: Whereabouts = { countryCode: null, region: null, phone: null, email: null };
const packsAt = (known: Partial<Whereabouts>) => jurisdictionOf({ ...nowhere, ...known }).packs;

describe('readRegion', () => {
  test.each([
    ['Nordics', ['DK', 'FI', 'IS', 'NO', 'SE']],
    ['DACH', ['DE', 'AT', 'CH']],
    ['UK & Ireland', ['GB', 'IE']],
    ['uk and ireland', ['GB', 'IE']],
    ['India', ['IN']],
    ['Mumbai', ['IN']],
    ['de', ['DE']],
    ['DE', ['DE']],
    ['Deutschland', ['DE']],
    ["Côte d'Ivoire", ['CI']],
    ['États-Unis', ['US']],
    ['en-US', ['US']],
    ['Iberia', ['ES', 'PT']],
    ['Singapore', ['SG']],
    ['EMEA', []],
    ['select', []],
    ['', []],
  ])('%s', (text, countries) => expect(readRegion(text)).toEqual(countries));
});

test.each([
  ['+49 30 1234', ['DE']],
  ['0044 20 7946 0000', ['GB']],
  ['+1 (415) 555-0100', ['US', 'CA']],
  ['+351 21', ['PT']],
  ['030 1234', []],
  ['call me', []],
])('the number %s', (phone, countries) => expect(readPhone(phone)).toEqual(countries));

describe('jurisdictionOf', { timeout: 60_000 }, () => {
  test.each<[Partial<Whereabouts>, readonly string[]]>([
    [{ countryCode: 'US' }, ['CAN_SPAM', 'TCPA']],
    [{ countryCode: 'ca' }, ['CASL']],
    [{ countryCode: 'GB' }, ['GDPR']],
    [{ region: 'Benelux' }, ['GDPR']],
    [{ region: 'North America' }, ['CASL', 'CAN_SPAM', 'TCPA']],
    [{ phone: '+46 8 123' }, ['GDPR']],
    [{ email: 'anna@firma.de' }, ['GDPR']],
  ])('%j', (known, packs) => expect([...packsAt(known)].sort()).toEqual([...packs].sort()));

  it('takes the strictest combination where nothing tells, and where no pack speaks of the country', () => {
    for (const known of [
      {},
      { region: 'EMEA' },
      { countryCode: 'IN' },
      { region: 'Mumbai' },
      { email: 'a@b.io' },
    ])
      expect(packsAt(known)).toEqual(packIds);
  });

  it('takes both laws where two statements disagree, and one where one includes the other', () => {
    expect(packsAt({ countryCode: 'US', phone: '+49 30 1' })).toEqual(['GDPR', 'CAN_SPAM', 'TCPA']);
    expect(packsAt({ countryCode: 'US', phone: '+1 415 555' })).toEqual(['CAN_SPAM', 'TCPA']);
    expect(jurisdictionOf({ ...nowhere, countryCode: 'DE', region: 'DACH' }).country).toBe('DE');
  });

  it('never finds none, whatever it is told, and keeps what it was told to itself', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(text, text, text, text, (countryCode, region, phone, email) => {
        const found = jurisdictionOf({ countryCode, region, phone, email });
        expect(found.packs.length).toBeGreaterThan(0);
        if (found.countries.length === 0) expect(found.packs).toEqual(packIds);
      }),
    );
    const secret = { ...nowhere, email: 'olivia.secret@firma.de', phone: '+49 30 998877' };
    expect(jurisdictionOf(secret).reason).not.toMatch(/olivia|9988/);
  });
});
