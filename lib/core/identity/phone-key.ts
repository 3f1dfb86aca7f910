/** Calling codes of countries that are common in business; what is not here is compared only where it was written with its code. */
const callingCodes: Record<string, string> = {
  AT: '43',
  AU: '61',
  BE: '32',
  BR: '55',
  CA: '1',
  CH: '41',
  CZ: '420',
  DE: '49',
  DK: '45',
  ES: '34',
  FI: '358',
  FR: '33',
  GB: '44',
  IE: '353',
  IN: '91',
  JP: '81',
  LU: '352',
  MX: '52',
  NL: '31',
  NO: '47',
  NZ: '64',
  PL: '48',
  PT: '351',
  SE: '46',
  SG: '65',
  US: '1',
};
/** Fewer digits are an extension or a short code, which many share. */
const fewestDigits = 8;

/** A phone number as it is compared: digits with the code of its country; null where that can't be told. */
export function phoneKey(phone: string | null, countryCode: string | null): string | null {
  const text = (phone ?? '')
    .trim()
    .replace(/(?:ext|extension|x|durchwahl)\.?\s*\d+$/i, '')
    .replace(/\(0\)/, '');
  const digits = text.replace(/\D/g, '');
  const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const code = callingCodes[countryCode ?? ''];
  const key = international ?? (code === undefined ? null : `${code}${digits.replace(/^0/, '')}`);
  return key !== null && key.length >= fewestDigits && key.length <= 15 ? key : null;
}
