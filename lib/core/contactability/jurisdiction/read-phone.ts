/** Country calling codes (ITU-T E.164) of countries with a pack and of large others. `+1` is shared by several countries. */
const callingCodes: Readonly<Record<string, string>> = {
  1: 'US CA',
  30: 'GR',
  31: 'NL',
  32: 'BE',
  33: 'FR',
  34: 'ES',
  351: 'PT',
  352: 'LU',
  353: 'IE',
  354: 'IS',
  356: 'MT',
  357: 'CY',
  358: 'FI',
  359: 'BG',
  36: 'HU',
  370: 'LT',
  371: 'LV',
  372: 'EE',
  385: 'HR',
  386: 'SI',
  39: 'IT',
  40: 'RO',
  41: 'CH',
  420: 'CZ',
  421: 'SK',
  423: 'LI',
  43: 'AT',
  44: 'GB',
  45: 'DK',
  46: 'SE',
  47: 'NO',
  48: 'PL',
  49: 'DE',
  52: 'MX',
  55: 'BR',
  61: 'AU',
  64: 'NZ',
  65: 'SG',
  81: 'JP',
  86: 'CN',
  91: 'IN',
  971: 'AE',
};

/** The countries an international number (`+49 …` or `0049 …`) may belong to; empty for a number without a country. */
export function readPhone(phone: string): string[] {
  const international = /^\s*(?:\+|00)([\d\s().-]+)$/.exec(phone)?.[1]?.replace(/\D/g, '');
  if (!international) return [];
  for (const length of [3, 2, 1]) {
    const countries = callingCodes[international.slice(0, length)];
    if (countries) return countries.split(' ');
  }
  return [];
}
