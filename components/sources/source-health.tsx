'use client';

import { useState } from 'react';
import { formatNumber, formatPercent } from '@/lib/client/format';
import type { SourceDetail } from '@/lib/contracts/sources';
import { useWorkspaceSlug } from '../auth/access-context';
import { Sparkline } from '../charts/sparkline';
import { StackedBars } from '../charts/stacked-bars';
import { EmptyState } from '../ui/empty-state';
import { useNowMs } from '../ui/now-ticker';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { Stat, StatRow } from '../ui/stat';
import { useTimeZone } from '../ui/time-zone';
import { bucketHours, type HealthBucket } from './health-buckets';
import { WAITING_STATUSES } from './source-words';

const units = [
  { value: 'hour', label: 'Last 24 hours' },
  { value: 'day', label: 'Last 7 days' },
] as const;
type Unit = (typeof units)[number]['value'];

/** What came of what a source sent, over time, and how good it was. */
export function SourceHealth({ source }: { source: SourceDetail }) {
  const workspace = useWorkspaceSlug();
  const timeZone = useTimeZone();
  const nowMs = useNowMs();
  const [unit, setUnit] = useState<Unit>('hour');
  const buckets = bucketHours(source.hours, { unit, nowMs, timeZone });
  const { day, waiting, id } = source;
  return (
    <>
      <StatRow>
        <Stat label="Taken, 24 h" value={formatNumber(day.accepted)} note={repeatedNote(day.duplicates)} />
        <Stat
          label="Held back, 24 h"
          value={formatNumber(day.quarantined)}
          tone={day.quarantined > 0 ? 'wait' : undefined}
          note={`${formatNumber(day.violations)} against the plan`}
        />
        <Stat
          label="Refused, 24 h"
          value={formatNumber(day.refused + day.rejected)}
          tone={day.refused + day.rejected > 0 ? 'stop' : undefined}
        />
        <Stat
          label="For a person"
          value={formatNumber(waiting)}
          tone={waiting > 0 ? 'wait' : undefined}
          note="deliveries not dealt with"
          href={`/${workspace}/sources/deliveries?source=${id}&status=${WAITING_STATUSES}`}
        />
      </StatRow>
      <Panel
        title="Health"
        description="What was taken, held back by the tracking plan, and refused."
        actions={
          <span className="w-40">
            <Select<Unit>
              aria-label="Time shown"
              size="sm"
              options={units}
              value={unit}
              onValueChange={setUnit}
            />
          </span>
        }
      >
        {source.hours.length === 0 ? (
          <EmptyState title="Nothing came in the last week">
            Send something to the address under Set-up: it shows here within seconds.
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-4">
            <Bars buckets={buckets} unit={unit} />
            <Quality buckets={buckets} unit={unit} />
          </div>
        )}
      </Panel>
    </>
  );
}

const repeatedNote = (duplicates: number) =>
  duplicates > 0 ? `and ${formatNumber(duplicates)} sent before` : 'none sent twice';

function Bars({ buckets, unit }: { buckets: readonly HealthBucket[]; unit: Unit }) {
  const series = (
    [
      ['accepted', 'Taken', 'ok'],
      ['heldBack', 'Held back', 'wait'],
      ['refused', 'Refused', 'stop'],
    ] as const
  ).map(([key, label, color]) => ({ key, label, color, values: buckets.map((bucket) => bucket[key]) }));
  const totals = series.map(
    ({ label, values }) =>
      `${formatNumber(values.reduce((sum, value) => sum + value, 0))} ${label.toLowerCase()}`,
  );
  return (
    <StackedBars
      categories={buckets.map(({ label }) => label)}
      categoryLabel={unit === 'hour' ? 'Hour' : 'Day'}
      series={series}
      summary={`${totals.join(', ')}, by ${unit}.`}
      height="sm"
    />
  );
}

function Quality({ buckets, unit }: { buckets: readonly HealthBucket[]; unit: Unit }) {
  const known = buckets.flatMap(({ quality, label }) => (quality === null ? [] : [{ quality, label }]));
  const percent = (share: number) => formatPercent(share, { maximumFractionDigits: 0 });
  const values = known.map(({ quality }) => quality);
  const [last] = values.slice(-1);
  if (last === undefined)
    return <p className="text-sm text-muted">Nothing was taken in this time, so there is no quality.</p>;
  const range =
    values.length > 1
      ? `between ${percent(Math.min(...values))} and ${percent(Math.max(...values))} by ${unit}`
      : `in the one ${unit} in which something was taken`;
  return (
    <div className="grid items-center gap-x-6 gap-y-2 border-t border-line pt-4 sm:grid-cols-[auto_1fr]">
      <p className="text-sm">
        <span className="block text-xs text-muted">Mean quality, last {unit} heard</span>
        <span className="font-semibold">{percent(last)}</span>{' '}
        <span className="text-xs text-muted">{range}</span>
      </p>
      {values.length > 1 ? (
        <Sparkline
          values={values}
          summary={`Mean quality by ${unit}, ${range}, at the end ${percent(last)}.`}
        />
      ) : null}
    </div>
  );
}
