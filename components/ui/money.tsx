import { formatMoney, type MoneyOptions } from '@/lib/client/format';

/** An amount of money from micros; the exact amount is in the title when it is shortened. */
export function Money({
  micros,
  currency,
  style = 'exact',
  signed = false,
}: MoneyOptions & { micros: bigint | string; currency: string }) {
  const exact = formatMoney(micros, currency, { signed });
  return (
    <span className="whitespace-nowrap" title={style === 'exact' ? undefined : exact}>
      {style === 'exact' ? exact : formatMoney(micros, currency, { style, signed })}
    </span>
  );
}
