'use client';

import { RadioTower } from 'lucide-react';
import { formatCount, formatNumber, formatPercent } from '@/lib/client/format';
import type { SourceRow } from '@/lib/contracts/sources';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import type { TableConfig } from '../data-table/table-query';
import { EmptyState } from '../ui/empty-state';
import { OrMissing } from '../ui/or-missing';
import { TextLink } from '../ui/text-link';
import { HealthChip } from './health-chip';
import { LastHeard } from './last-heard';
import { formatWords, WAITING_STATUSES } from './source-words';
import { useSources } from './use-sources';

const column = dataTableColumns<SourceRow>();
const number = (header: string, count: (day: SourceRow['day']) => number) =>
  column.accessor(({ day }) => count(day), {
    id: header,
    header,
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatNumber(getValue()),
  });

const columns = column.columns([
  column.accessor('title', {
    header: 'Source',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        {original.title}
        <span className="text-xs font-normal text-muted">{formatWords[original.format]}</span>
      </span>
    ),
  }),
  column.accessor('health', {
    header: 'Health',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <HealthChip health={getValue()} />,
  }),
  column.accessor('lastAt', {
    header: 'Last heard',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <LastHeard at={getValue()} />,
  }),
  number('Taken, 24 h', (day) => day.accepted),
  number('Held back', (day) => day.quarantined),
  number('Refused', (day) => day.refused + day.rejected),
  column.accessor(({ day }) => day.quality, {
    id: 'quality',
    header: 'Quality',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => {
      const quality = getValue();
      return (
        <OrMissing>
          {quality === null ? null : formatPercent(quality, { maximumFractionDigits: 0 })}
        </OrMissing>
      );
    },
  }),
  column.accessor('waiting', {
    header: 'For a person',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => <Waiting source={original} />,
  }),
]);

const config: TableConfig = {};

/** Every source with how it is, what came of the last day, and what of it waits for a person. */
export function SourceTable() {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('sources.edit');
  const sources = useSources();
  return (
    <DataTable
      {...config}
      label="Sources"
      columns={columns}
      rows={sources.data?.rows}
      rowId={({ id }) => id}
      isLoading={sources.isPending}
      error={sources.error}
      onRetry={() => void sources.refetch()}
      rowHref={({ id }) => `/${workspace}/sources/${id}`}
      emptyState={
        <EmptyState title="No source is set up" icon={RadioTower}>
          {mayEdit
            ? 'Add the website, app, CRM or mail platform that should be heard. You get an address and a key to send with; what arrives shows up here at once.'
            : 'An admin of this workspace adds the websites, apps and platforms that should be heard.'}
        </EmptyState>
      }
    />
  );
}

function Waiting({ source: { id, title, waiting } }: { source: SourceRow }) {
  const workspace = useWorkspaceSlug();
  if (waiting === 0) return <OrMissing>{null}</OrMissing>;
  return (
    <TextLink href={`/${workspace}/sources/deliveries?source=${id}&status=${WAITING_STATUSES}`}>
      {formatCount(waiting, 'delivery', 'deliveries')}
      <span className="sr-only"> of {title}</span>
    </TextLink>
  );
}
