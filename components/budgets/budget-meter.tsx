import { formatMoney, microsToUnits } from '@/lib/client/format';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { Meter } from '../ui/meter';
import { leftSentence, periodWords, stillToSpend } from './budget-words';

/** Spent, set to be spent until the window ends, and held by actions, against the cap. */
export function BudgetMeter({ budget, showLegend = false }: { budget: BudgetRow; showLegend?: boolean }) {
  const money = (micros: bigint | string) => formatMoney(micros, budget.currency);
  const toSpend = stillToSpend(budget);
  return (
    <Meter
      label={periodWords[budget.period]}
      text={leftSentence(budget)}
      max={microsToUnits(budget.capMicros)}
      showLegend={showLegend}
      marker={
        budget.pacing === 'even'
          ? {
              label: 'Even pace by tonight',
              value: microsToUnits(budget.pace.evenMicros),
              text: money(budget.pace.evenMicros),
            }
          : undefined
      }
      segments={[
        {
          label: 'Spent',
          value: microsToUnits(budget.spentMicros),
          tone: 'accent',
          text: money(budget.spentMicros),
        },
        { label: 'Set to be spent', value: microsToUnits(toSpend), tone: 'info', text: money(toSpend) },
        {
          label: 'Held by actions',
          value: microsToUnits(budget.reservedMicros),
          tone: 'wait',
          text: money(budget.reservedMicros),
        },
      ]}
    />
  );
}
