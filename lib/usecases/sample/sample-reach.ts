import { unitHash } from '@/lib/core/statistics/split-by-hash';
import type { regions } from './sample-shape';

type Region = (typeof regions)[number];

/** Where people of a region live and what they read. English is what most of them write at work. */
const places: Record<Region, readonly { countryCode: string; timeZone: string; language: string }[]> = {
  Nordics: [
    { countryCode: 'SE', timeZone: 'Europe/Stockholm', language: 'en' },
    { countryCode: 'DK', timeZone: 'Europe/Copenhagen', language: 'en' },
    { countryCode: 'FI', timeZone: 'Europe/Helsinki', language: 'en' },
  ],
  DACH: [
    { countryCode: 'DE', timeZone: 'Europe/Berlin', language: 'de' },
    { countryCode: 'AT', timeZone: 'Europe/Vienna', language: 'de' },
    { countryCode: 'CH', timeZone: 'Europe/Zurich', language: 'de' },
  ],
  France: [{ countryCode: 'FR', timeZone: 'Europe/Paris', language: 'fr' }],
  Italy: [
    { countryCode: 'IT', timeZone: 'Europe/Rome', language: 'it' },
    { countryCode: 'IT', timeZone: 'Europe/Rome', language: 'en' },
  ],
  Iberia: [
    { countryCode: 'ES', timeZone: 'Europe/Madrid', language: 'en' },
    { countryCode: 'PT', timeZone: 'Europe/Lisbon', language: 'en' },
  ],
  Benelux: [
    { countryCode: 'NL', timeZone: 'Europe/Amsterdam', language: 'en' },
    { countryCode: 'BE', timeZone: 'Europe/Brussels', language: 'en' },
  ],
  'UK & Ireland': [
    { countryCode: 'GB', timeZone: 'Europe/London', language: 'en' },
    { countryCode: 'IE', timeZone: 'Europe/Dublin', language: 'en' },
  ],
};

const positions = ['Chief {} Officer', 'VP {}', 'Head of {}', '{} Manager', '{} Manager', '{} Specialist'];

const pick = <T>(list: readonly T[], key: string): T | undefined =>
  list[Math.floor(unitHash(key) * list.length) % list.length];

/**
 * How an invented contact can be reached: address, place, position, and for most of them what they agreed to on the site. Drawn
 * from the number of the contact alone, so that the same contact is always the same.
 */
export function sampleReach(
  index: number,
  person: { name: string; jobFunction: string; region: Region; domain: string },
) {
  const { name, jobFunction, region, domain } = person;
  const local = `${name
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .replaceAll(' ', '.')}.${index}`;
  const agrees = unitHash(`consent ${index}`);
  const hasPhone = unitHash(`phone ${index}`) < 0.6;
  const evidence = { source: 'form on the site', wordingVersion: '2026-03', reference: `form-${index}` };
  const consent = (
    purpose: 'marketing' | 'sales_outreach',
    channel: 'email' | 'sms' | 'in_product' = 'email',
  ) => ({
    purpose,
    channel,
    basis: 'double_opt_in' as const,
    evidence,
  });
  return {
    contact: {
      ...pick(places[region], `place ${index}`),
      email: `${local}@${domain}`.toLowerCase(),
      // Of the numbers that are nobody's: 555-0100 to 555-0199.
      ...(hasPhone ? { phone: `+1 202 555 01${String(index % 100).padStart(2, '0')}` } : {}),
      title: (pick(positions, `position ${index}`) ?? '{}').replace('{}', jobFunction),
    },
    consents: [
      ...(agrees < 0.7 ? [consent('marketing')] : []),
      ...(agrees < 0.55 ? [consent('sales_outreach')] : []),
      ...(agrees < 0.3 && hasPhone ? [consent('marketing', 'sms')] : []),
      ...(agrees < 0.45 ? [consent('marketing', 'in_product')] : []),
    ],
  };
}
