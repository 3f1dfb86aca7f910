import { formatCount, formatDate, formatNumber, formatPercent } from '@/lib/client/format';
import type { HoldoutDetail } from '@/lib/contracts/holdouts';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { outcomeTitles } from '@/lib/core/holdouts/holdout';
import { IntervalOverTime } from '../charts/interval-over-time';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { intervalText, moneyOf, netText } from './holdout-words';

/** What acting was worth: lift, less media, tokens and the time of reviewers, with an interval that holds at every look. */
export function NetPanel({ holdout }: { holdout: HoldoutDetail }) {
  const { sampleRatio, lift, net, missing, unit } = holdout;
  const { one, many } = unitTitles[unit];
  if (sampleRatio.fails) return null;
  return (
    <Panel
      title={`Worth of acting on one ${one}`}
      description="With 95 % it lies within the interval at all looks together: look as often as you like."
    >
      {lift === null || net === null ? (
        <EmptyState title="Nothing can be said yet">
          {missing > 0
            ? `Another ${formatNumber(missing)} ${many} of the smaller group have to be judged first. One is once its days are over.`
            : 'More have to be judged first.'}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <DescriptionList items={figures(holdout)} />
          <Over holdout={holdout} />
        </div>
      )}
    </Panel>
  );
}

function figures(holdout: HoldoutDetail) {
  const { lift, net, parts, currency, outcome, unit, arms } = holdout;
  if (lift === null || net === null) return [];
  const showLift = (value: number) =>
    outcome === 'revenue'
      ? moneyOf(value, currency, true)
      : unit === 'contact'
        ? formatPercent(value, { signed: true, maximumFractionDigits: 2 })
        : formatNumber(value, { signed: true, maximumFractionDigits: 3 });
  const money = (value: number) => moneyOf(value, currency, true);
  const acted = arms.find(({ arm }) => arm === 'agent')?.judged ?? 0;
  return [
    { label: `Lift of ${outcomeTitles[outcome].toLowerCase()}`, value: intervalText(lift, showLift) },
    { label: 'Worth of the lift', value: money(parts.lift) },
    { label: 'Less media', value: money(-parts.media) },
    { label: 'Less tokens', value: money(-parts.tokens) },
    { label: 'Less time of reviewers', value: money(-parts.reviewer) },
    { label: 'Net value', value: <strong>{netText(holdout)}</strong> },
    {
      label: `On ${formatCount(acted, unitTitles[unit].one)}`,
      value: intervalText(
        { estimate: net.estimate * acted, low: net.low * acted, high: net.high * acted },
        money,
      ),
    },
  ];
}

function Over({ holdout }: { holdout: HoldoutDetail }) {
  const { over, currency } = holdout;
  if (over.length < 2) return null;
  return (
    <IntervalOverTime
      points={over.map(({ day, net }) => ({ label: formatDate(`${day}T12:00:00Z`, 'UTC'), ...net }))}
      estimateLabel="Net value of one"
      rangeLabel="Interval"
      categoryLabel="Day"
      format={{ currency }}
      summary={`Net value of acting on one, by day: now ${netText(holdout)}.`}
    />
  );
}
