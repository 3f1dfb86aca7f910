'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { formatCount } from '@/lib/client/format';
import { auditTimelineSchema, type AuditTimeline as Timeline } from '@/lib/contracts/audit';
import { StackedBars } from '../charts/stacked-bars';
import { bucketLabel } from '../overview/bucket-label';
import { Skeleton } from '../ui/skeleton';
import { auditKeys } from './audit-keys';
import { type AuditNarrowing, wholeSearch } from './audit-table-config';

const REFRESH_MS = 30_000;
const categoryLabels = { day: 'Day', week: 'Week from', month: 'Month from' } as const;

/** How many entries are found in each day, week or month. A bar that is pressed narrows the record to it. */
export function AuditTimeline({
  workspace,
  params,
  narrow,
}: {
  workspace: string;
  params: string;
  narrow: (change: AuditNarrowing) => void;
}) {
  const search = wholeSearch(params);
  const { data } = useQuery({
    queryKey: auditKeys.timeline(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/audit/timeline?${search}`, { schema: auditTimelineSchema, workspace, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  if (data?.bars.length === 0) return null;
  return (
    <section aria-label="When" className="min-h-52 rounded-lg border bg-surface px-4 py-2.5">
      {data ? <Bars timeline={data} narrow={narrow} /> : <Skeleton height="block" />}
    </section>
  );
}

function Bars({
  timeline: { bars, unit, total, isExact },
  narrow,
}: {
  timeline: Timeline;
  narrow: (change: AuditNarrowing) => void;
}) {
  const found = `${isExact ? '' : 'About '}${formatCount(total, 'entry', 'entries')}`;
  return (
    <StackedBars
      categories={bars.map(({ from }) => bucketLabel(from))}
      categoryLabel={categoryLabels[unit]}
      series={[
        { key: 'count', label: `${found}, per ${unit}`, color: 1, values: bars.map(({ count }) => count) },
      ]}
      summary={`${found} from ${bars[0]?.from} to ${bars.at(-1)?.to}. Press a bar to see its ${unit} alone.`}
      height="sm"
      onSelect={(at) => {
        const bar = bars[at];
        if (bar) narrow({ from: bar.from, to: bar.to });
      }}
    />
  );
}
