import { unitsOf } from '@/lib/core/shared/micros';

/** Money as plain text for reasoning: whole cents, currency after the number. The record is the same in every language. */
export function moneyText(micros: bigint, currency: string): string {
  return `${unitsOf(micros).toFixed(2)} ${currency}`;
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

/** A signed share, such as `+15 %` or `−8 %`. */
export const changeText = (share: number): string =>
  `${share < 0 ? '−' : '+'}${Number((Math.abs(share) * 100).toFixed(1))} %`;

/** A ratio with as many digits as help: 0.84, 3.2, 164. */
export const ratioText = (ratio: number): string =>
  ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);

/** `one campaign`, `3 campaigns`. */
export const countText = (count: number, noun: string): string =>
  `${count === 1 ? 'one' : count} ${noun}${count === 1 ? '' : 's'}`;
