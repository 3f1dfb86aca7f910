'use client';

import { useState } from 'react';
import { formatMoney, formatNumber } from '@/lib/client/format';
import type { ResponseCurves } from '@/lib/contracts/response-curves';
import { CurveWithBand } from '../charts/curve-with-band';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { useResponseCurves } from './use-response-curves';

type Curve = ResponseCurves['campaigns'][number];

/** How each campaign answers to spend, how sure that is, and what it rests on. */
export function ResponseCurvesPanel({ agentId }: { agentId: string }) {
  const { data, error, refetch } = useResponseCurves(agentId);
  return (
    <Panel
      title="How campaigns answer to spend"
      description="What the next proposals rest on, from the days before today."
      padding="none"
    >
      {data ? (
        <Curves curves={data} />
      ) : (
        <div className="p-4">{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}</div>
      )}
    </Panel>
  );
}

function Curves({ curves }: { curves: ResponseCurves }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { campaigns } = curves;
  const shown = campaigns.find(({ campaign }) => campaign.id === chosen) ?? campaigns[0];
  return (
    <div className="flex flex-col gap-4 py-4">
      {shown ? (
        <>
          <div className="flex flex-col gap-3 px-4">
            <div className="max-w-80">
              <Select
                aria-label="Campaign"
                value={shown.campaign.id}
                onValueChange={setChosen}
                options={campaigns.map(({ campaign }) => ({
                  value: campaign.id,
                  label: campaign.name ?? campaign.id,
                }))}
              />
            </div>
            <Curve curves={curves} curve={shown} />
          </div>
          <CurveTable curves={curves} />
        </>
      ) : (
        <div className="px-4">
          <EmptyState title="No campaign can be judged yet">
            Each needs seven complete days with spend, and one of them must have brought something.
          </EmptyState>
        </div>
      )}
      {curves.notJudged.length > 0 ? (
        <p className="px-4 text-xs text-muted">
          Not judged yet:{' '}
          {curves.notJudged
            .map(({ campaign, days }) => `${campaign.name ?? campaign.id} (${days} days)`)
            .join(', ')}
          .
        </p>
      ) : null}
      <div className="px-4">
        <h3 className="pb-1 text-xs font-medium text-muted">What this assumes</h3>
        <ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-muted">
          {curves.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Curve({ curves, curve }: { curves: ResponseCurves; curve: Curve }) {
  const { currency, outcome } = curves;
  // Small spends need their cents, or the points of the axis could not be told apart.
  const style = BigInt(curve.recentSpendMicros) >= 20_000_000n ? 'whole' : 'exact';
  const label = (micros: string) => formatMoney(micros, currency, { style });
  const recent = curve.points.find(({ isRecent }) => isRecent);
  const name = curve.campaign.name ?? curve.campaign.id;
  return (
    <CurveWithBand
      points={curve.points.map(({ spendMicros, mean, low, high }) => ({
        label: label(spendMicros),
        value: mean,
        low,
        high,
      }))}
      valueLabel={outcome === 'revenue' ? 'Expected revenue of a day' : 'Expected conversions of a day'}
      bandLabel="8 in 10"
      here={recent ? { label: label(recent.spendMicros), text: 'spent a day now' } : null}
      categoryLabel="Spend of a day"
      format={outcome === 'revenue' ? { currency } : 'number'}
      summary={`${name}: ${outcome} expected of a day by its spend. ${marginalText(curves, curve)}`}
    />
  );
}

function marginalText({ outcome, currency }: ResponseCurves, { marginal }: Curve): string {
  const figure = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });
  return outcome === 'revenue'
    ? `${figure(marginal.mean)} (${figure(marginal.low)} to ${figure(marginal.high)})`
    : `${money(1 / marginal.mean, currency)} (${money(1 / marginal.high, currency)} to ${money(1 / marginal.low, currency)})`;
}

const money = (units: number, currency: string): string =>
  formatMoney(BigInt(Math.round(units * 1_000_000)), currency);

function CurveTable({ curves }: { curves: ResponseCurves }) {
  const { outcome, currency } = curves;
  return (
    <ScrollingTable label="Response by campaign">
      <table className="w-full min-w-[40rem] border-collapse text-left text-sm">
        <caption className="sr-only">Response by campaign</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>th]:px-4 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col">Campaign</th>
            <th scope="col" className="text-right">
              Spent a day
            </th>
            <th scope="col" className="text-right">
              {outcome === 'revenue' ? 'One more unit brings' : 'One more conversion costs'}
            </th>
            <th scope="col" className="text-right">
              Power
            </th>
            <th scope="col" className="text-right">
              {outcome === 'revenue' ? 'Days' : 'Days, conversions'}
            </th>
          </tr>
        </thead>
        <tbody>
          {curves.campaigns.map((curve) => (
            <tr key={curve.campaign.id} className="border-t [&>*]:px-4 [&>*]:py-1.5">
              <th scope="row" className="font-normal">
                {curve.campaign.name ?? curve.campaign.id}
              </th>
              <td className="text-right">
                <Money micros={curve.recentSpendMicros} currency={currency} />
              </td>
              <td className="text-right">{marginalText(curves, curve)}</td>
              <td className="text-right">
                {curve.elasticity.mean.toFixed(2)} ({curve.elasticity.low.toFixed(2)} to{' '}
                {curve.elasticity.high.toFixed(2)})
              </td>
              <td className="text-right">
                {outcome === 'revenue' ? curve.days : `${curve.days}, ${Math.round(curve.seen)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
