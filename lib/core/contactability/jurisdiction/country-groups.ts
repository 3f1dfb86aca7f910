/** European Economic Area, the United Kingdom and Switzerland, as ISO 3166-1 alpha-2: where the GDPR pack applies. */
export const gdprCountries: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH'.split(
    ' ',
  ),
);

/** Names people give to several countries at once, and what belongs to them; folded as `foldName` does. */
export const regionGroups: Readonly<Record<string, string>> = {
  nordics: 'DK FI IS NO SE',
  nordic: 'DK FI IS NO SE',
  scandinavia: 'DK NO SE',
  dach: 'DE AT CH',
  benelux: 'BE NL LU',
  iberia: 'ES PT',
  baltics: 'EE LV LT',
  'uk ireland': 'GB IE',
  uki: 'GB IE',
  'british isles': 'GB IE',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  uk: 'GB',
  eu: 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE',
  'european union': 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE',
  'north america': 'US CA',
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  anz: 'AU NZ',
  uae: 'AE',
};

/** Towns and states that stand in the place of a country in real exports. */
export const placesIn: Readonly<Record<string, string>> = {
  IN: 'mumbai,delhi,new delhi,bangalore,bengaluru,chennai,kolkata,hyderabad,pune,ahmedabad,thane',
  US: 'new york,california,texas,florida,illinois,san francisco,chicago,los angeles,boston,seattle,washington dc',
  CA: 'toronto,ontario,quebec,montreal,vancouver,british columbia,alberta,calgary,ottawa',
  GB: 'london,manchester,birmingham,edinburgh,glasgow',
  DE: 'berlin,munich,hamburg,frankfurt,cologne,bavaria',
  FR: 'paris,lyon,marseille',
  IE: 'dublin',
  NL: 'amsterdam,rotterdam,holland,the netherlands',
  ES: 'madrid,barcelona',
  IT: 'milan,rome',
  AT: 'vienna',
  CH: 'zurich,geneva',
  SE: 'stockholm',
  DK: 'copenhagen',
  NO: 'oslo',
  FI: 'helsinki',
  BE: 'brussels',
  PT: 'lisbon',
  PL: 'warsaw',
  AU: 'sydney,melbourne',
  AE: 'dubai,abu dhabi',
  SG: 'singapore',
};
