const MICROS_DIGITS = 6;

/** What a person typed as an amount, `80` or `1,250.50`, as micros in text; null for anything that is no amount. */
export function parseMoney(text: string): string | null {
  const plain = text.trim().replaceAll(/[,\s](?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(plain);
  if (!match) return null;
  const [, units = '0', fraction = ''] = match;
  return (BigInt(units) * 1_000_000n + BigInt(fraction.padEnd(MICROS_DIGITS, '0'))).toString();
}

/** Micros as a person would type them: `80`, `1250.5`. Never negative amounts: there is no such input. */
export function moneyInputText(micros: string): string {
  const value = BigInt(micros);
  const fraction = (value % 1_000_000n).toString().padStart(MICROS_DIGITS, '0').replace(/0+$/, '');
  return `${value / 1_000_000n}${fraction ? `.${fraction}` : ''}`;
}
