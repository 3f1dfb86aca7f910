const alsoCalled: Record<string, string> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
};

let codes: Map<string, string> | null = null;

/** ISO 3166-1 alpha-2 of a country stated as its code or by its English name; null where it is neither. */
export function countryCodeOf(stated: string): string | null {
  const name = stated.trim();
  codes ??= readCodes();
  const known = alsoCalled[name.toLowerCase()] ?? codes.get(name.toLowerCase());
  if (known) return known;
  return /^[A-Za-z]{2}$/.test(name) ? name.toUpperCase() : null;
}

function readCodes(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  return new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      // What is not given to a country, and one that is no longer one, has a name too.
      .filter((code) => !/^(EU|EZ|UN|UK|XA|XB|ZZ|QO|SU|DD|YU|FX|TP|ZR|BU|AN|NT|CS|YD|VD)$/.test(code))
      .flatMap((code): [string, string][] => {
        const name = names.of(code);
        return name ? [[name.toLowerCase(), code]] : [];
      }),
  );
}
