import type { Interval } from '../holdouts/confidence-sequence';
import { formatAmount } from '../shared/format-figures';
import { microsOf } from '../shared/micros';

/** Why an attributed figure is not what was caused, where nobody was left alone to compare with. */
export const NOT_CAUSE =
  'Attribution shares out what was won among what came before it. It is no evidence of cause: what it gives may have been won anyway. A holdout tells.';

type CauseTerms = {
  currency: string;
  /** Given by the data-driven model, in units. */
  attributed: number;
  /** All that acting brought on the units that were judged; null while nothing can be said. */
  caused: Interval | null;
  /** Of arms that are not as drawn nothing is said. */
  isValid: boolean;
  /** Whether the holdout counts the same money, or an outcome at what one is worth. */
  isRevenue: boolean;
};

/** What stands beside an attributed figure, in plain sentences: what the holdout finds, and why the two differ. */
export function sayCause({ currency, attributed, caused, isValid, isRevenue }: CauseTerms): string {
  if (!isValid)
    return 'The arms of the holdout are not as drawn: it shows nothing, and attribution shows no cause.';
  if (caused === null) return `The holdout is still collecting. ${NOT_CAUSE}`;
  const money = (units: number) => formatAmount(microsOf(units), currency);
  const compared = `Against those left alone by chance, acting brought between ${money(caused.low)} and ${money(caused.high)}${isRevenue ? '' : ', at what one outcome is held to be worth'}.`;
  if (caused.low <= 0 && caused.high >= 0)
    return `${compared} That holds zero: whether it brought anything is not shown, whatever attribution gives it.`;
  if (attributed > caused.high)
    return `${compared} Attribution gives it more: part of that would have been won anyway, because those who are touched are often those who would buy.`;
  if (attributed < caused.low)
    return `${compared} Attribution gives it less: part of what it brought came by touches that others are credited with.`;
  return `${compared} Attribution agrees with that. The two need not: attribution gives credit for what came before, the holdout for what would not have happened otherwise.`;
}
