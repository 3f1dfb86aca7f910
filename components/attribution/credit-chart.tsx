import { formatMoney, microsToUnits } from '@/lib/client/format';
import type { AttributedCurrency } from '@/lib/contracts/attribution';
import {
  attributionModels,
  attributionModelTitles,
  type CreditChannel,
  creditChannelTitles,
  NO_CHANNEL,
  touchChannels,
} from '@/lib/core/attribution/attribution';
import type { ChartColor } from '../charts/chart-colors';
import { StackedBars } from '../charts/stacked-bars';

const palette = [1, 2, 3, 4, 5] as const satisfies readonly ChartColor[];
/** What no channel is given is grey. */
const colorOf = (channel: CreditChannel): ChartColor =>
  channel === NO_CHANNEL ? 6 : (palette[touchChannels.indexOf(channel) % palette.length] ?? 1);

/** The same money by each model, stacked by channel. */
export function CreditChart({ of }: { of: AttributedCurrency }) {
  const largest = of.rows.reduce((best, row) =>
    BigInt(row.credits.data_driven.micros) > BigInt(best.credits.data_driven.micros) ? row : best,
  );
  return (
    <StackedBars
      categories={attributionModels.map((model) => attributionModelTitles[model])}
      categoryLabel="Model"
      series={of.rows.map(({ channel, credits }) => ({
        key: channel,
        label: creditChannelTitles[channel],
        color: colorOf(channel),
        values: attributionModels.map((model) => microsToUnits(credits[model].micros)),
      }))}
      format={{ currency: of.currency }}
      summary={`What was won by model and channel. The data-driven model gives the largest part, ${formatMoney(largest.credits.data_driven.micros, of.currency, { style: 'whole' })}, to: ${creditChannelTitles[largest.channel]}.`}
    />
  );
}
