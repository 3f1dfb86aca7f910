/** An amount as a person types it, such as `12.50`. */
export const amountPattern = /^\d{1,9}(\.\d{1,6})?$/;

/** Micros as the shortest text that means the same: `12500000` is `12.5`. */
export function amountText(micros: string): string {
  const padded = micros.padStart(7, '0');
  return `${padded.slice(0, -6)}.${padded.slice(-6)}`.replace(/\.?0+$/, '');
}

/** The other way round; the text fits `amountPattern`. */
export function amountMicros(text: string): string {
  const [units = '0', fraction = ''] = text.split('.');
  return BigInt(`${units}${fraction.padEnd(6, '0')}`).toString();
}
