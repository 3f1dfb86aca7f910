import type { BurnDay, SpendDay } from '@/lib/contracts/budgets';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { daysBetween } from './local-days';

export type BurnInput = {
  capMicros: bigint;
  /** First, last and present local day of the window. */
  startsOn: string;
  endsOn: string;
  today: string;
  /** What was spent on each day from the first to the present one. */
  spend: readonly SpendDay[];
  /** What will have been spent by the end of today, and what is set to be spent on the days after it. */
  byTonightMicros: bigint;
  laterMicros: bigint;
};

/**
 * A window day by day, as totals since its start: what was spent, the even line to the cap, and from today on what is projected from
 * what the platforms are set to spend. The last projected day is what the window is bound to.
 */
export function drawBurn(input: BurnInput): BurnDay[] {
  const days = daysBetween(input.startsOn, input.endsOn);
  const spentOn = new Map(input.spend.map(({ day, spendMicros }) => [day, BigInt(spendMicros ?? 0)]));
  const daysAfter = BigInt(days.filter((day) => day > input.today).length);
  let spent = 0n;
  return days.map((day, index) => {
    spent += spentOn.get(day) ?? 0n;
    const ahead = BigInt(daysBetween(addDays(input.today, 1), day).length);
    return {
      day,
      spentMicros: day <= input.today ? spent.toString() : null,
      evenMicros: ((input.capMicros * BigInt(index + 1)) / BigInt(days.length)).toString(),
      projectedMicros:
        day < input.today
          ? null
          : (
              input.byTonightMicros + (daysAfter === 0n ? 0n : (input.laterMicros * ahead) / daysAfter)
            ).toString(),
    };
  });
}
