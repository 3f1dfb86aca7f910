import { z } from 'zod';
import { type PackId, packIds } from '../packs/pack';
import { gdprCountries } from './country-groups';
import { readPhone } from './read-phone';
import { isCountryCode, readRegion } from './read-region';

export const jurisdictionSchema = z.strictObject({
  packs: z.array(z.enum(packIds)),
  /** ISO 3166-1 alpha-2, where there is only one that it can be. */
  country: z.string().nullable(),
  /** Every country it may be; empty where that can't be told. */
  countries: z.array(z.string()),
  /** Where that was read from, in a sentence without personal values. */
  reason: z.string(),
});
export type Jurisdiction = z.infer<typeof jurisdictionSchema>;

/** What is known of where a person is. */
export type Whereabouts = {
  countryCode: string | null;
  region: string | null;
  phone: string | null;
  email: string | null;
};

/**
 * Whose law counts for a person. Every statement of where they are counts, so that two that disagree bring both laws; the ending
 * of an e-mail address only where there is nothing better. An unknown country, and one that no pack speaks of, brings all packs
 * together: the strictest combination.
 */
export function jurisdictionOf(known: Whereabouts): Jurisdiction {
  const code = known.countryCode?.trim().toUpperCase() ?? '';
  const stated: [string, string[]][] = [
    ['their country', isCountryCode(code) ? [code] : []],
    ['their region', known.region ? readRegion(known.region) : []],
    ['their phone number', known.phone ? readPhone(known.phone) : []],
  ];
  const spoken = stated.filter(([, countries]) => countries.length > 0);
  const ending = known.email ? readEnding(known.email) : [];
  if (spoken.length === 0 && ending.length > 0) spoken.push(['their e-mail address', ending]);
  // A region or a number that could be several countries says no more than a country it includes.
  const exact = spoken.find(([, countries]) => countries.length === 1)?.[1];
  const fitting = spoken.flatMap(([, countries]) =>
    exact && countries.some((country) => exact.includes(country)) ? exact : countries,
  );
  const countries = [...new Set(fitting)].sort();
  if (countries.length === 0) {
    return {
      packs: [...packIds],
      country: null,
      countries,
      reason: 'Their country is not known: the strictest rules count.',
    };
  }
  const lawless = countries.filter((country) => packsOf(country).length === 0);
  const found = new Set(countries.flatMap(packsOf));
  const from = `Read from ${spoken.map(([source]) => source).join(' and ')}: ${countries.join(', ')}.`;
  return {
    packs: packIds.filter((pack) => lawless.length > 0 || found.has(pack)),
    country: countries.length === 1 ? (countries[0] ?? null) : null,
    countries,
    reason:
      lawless.length === 0
        ? from
        : `${from} No pack speaks of ${lawless.join(', ')}: the strictest rules count.`,
  };
}

/** The packs that apply in one country; empty where none speaks of it. */
function packsOf(country: string): PackId[] {
  if (country === 'US') return ['CAN_SPAM', 'TCPA'];
  if (country === 'CA') return ['CASL'];
  return gdprCountries.has(country) ? ['GDPR'] : [];
}

/** Only endings that people outside the country hardly use; `.io`, `.co`, `.ai` and the like say nothing. */
function readEnding(email: string): string[] {
  const ending = email.toLowerCase().split('.').at(-1) ?? '';
  const country = ending === 'uk' ? 'GB' : ending.toUpperCase();
  return (gdprCountries.has(country) && country !== 'IS') || country === 'CA' || country === 'US'
    ? [country]
    : [];
}
