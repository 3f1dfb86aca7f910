import { placesIn, regionGroups } from './country-groups';

/** The languages whose names of countries are understood, as the platform's own locale data gives them. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'sv', 'pt'];
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** A name without case, accents and punctuation: `UK & Ireland` and `uk-ireland` are the same. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\band\b|[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

let known: { codes: Set<string>; names: Map<string, string[]> } | null = null;

function directory() {
  if (known) return known;
  const codes = new Set<string>();
  const names = new Map<string, string[]>();
  const displays = languages.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  const pairs = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  for (const code of pairs.filter((pair) => !notCountries.test(pair))) {
    for (const display of displays) {
      const name = display.of(code);
      if (!name) continue;
      codes.add(code);
      names.set(foldName(name), [code]);
    }
  }
  for (const [country, places] of Object.entries(placesIn))
    for (const place of places.split(',')) names.set(place, [country]);
  for (const [group, countries] of Object.entries(regionGroups)) names.set(group, countries.split(' '));
  known = { codes, names };
  return known;
}

/** Codes set aside by ISO 3166 for private use or for groups (EU, UN), which are no country. */
const notCountries = /^(EU|EZ|UN|UK|ZZ|AA|Q[M-Z]|X[A-JL-Z])$/;

/** Whether a text is the ISO 3166-1 alpha-2 code of a country, in capitals. */
export const isCountryCode = (text: string): boolean => directory().codes.has(text);

/**
 * The countries a free text such as `Nordics`, `UK & Ireland`, `Mumbai`, `India` or `DE` may mean, as ISO codes; empty where it can't be
 * told. Texts that name more than is understood (`EMEA`, `DACH and Asia`) are not told.
 */
export function readRegion(text: string): string[] {
  const { codes, names } = directory();
  const trimmed = text.trim();
  if (codes.has(trimmed.toUpperCase()) && trimmed.length === 2) return [trimmed.toUpperCase()];
  const locale = /^[a-z]{2,3}[-_]([A-Z]{2})$/.exec(trimmed);
  if (locale?.[1] && codes.has(locale[1])) return [locale[1]];
  return [...(names.get(foldName(trimmed)) ?? [])];
}
