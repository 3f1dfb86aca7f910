'use client';

import { Bot } from 'lucide-react';
import { formatNumber, formatPercent, MISSING } from '@/lib/client/format';
import type { AgentRow } from '@/lib/contracts/agents';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import type { TableConfig } from '../data-table/table-query';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { agentState, autonomyWords, labelLevels } from './agent-words';
import { useAgents } from './use-agents';

const column = dataTableColumns<AgentRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Agent',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ row: { original: agent } }) => (
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">{agent.name}</span>
        <span className="text-xs text-pretty text-muted">{agent.craft}</span>
      </span>
    ),
  }),
  column.display({
    id: 'state',
    header: 'State',
    cell: ({ row: { original: agent } }) => {
      const { label, tone } = agentState(agent);
      return (
        <span className="flex flex-wrap gap-1">
          <StatusChip tone={tone}>{label}</StatusChip>
          {agent.hasFallen ? <StatusChip tone="wait">Level fell</StatusChip> : null}
          {agent.hasProposal ? <StatusChip tone="wait">Wider scope waits</StatusChip> : null}
        </span>
      );
    },
  }),
  column.accessor('owner', {
    header: 'Owner',
    cell: ({ getValue }) => <NamedLabel named={getValue()} />,
  }),
  column.accessor('autonomyLevels', {
    header: 'Level',
    cell: ({ getValue }) => (
      <span
        title={getValue()
          .map((level) => autonomyWords[level].sentence)
          .join(' ')}
      >
        {labelLevels(getValue())}
      </span>
    ),
  }),
  column.accessor('scope', {
    header: 'Scope',
    cell: ({ row: { original: agent } }) =>
      agent.scope ? (
        <span className="flex flex-col">
          <span>Version {agent.scope.version}</span>
          <span className="text-xs text-muted">
            until <AbsoluteTime at={agent.scope.expiresAt} />
          </span>
        </span>
      ) : (
        <span className="text-subtle">none</span>
      ),
  }),
  column.accessor('version', {
    header: 'Version',
    meta: { width: 'fit', narrow: 'hide' },
    cell: ({ getValue }) => <span className="font-mono text-xs">{getValue()}</span>,
  }),
  column.accessor('reviewed', {
    header: 'Reviewed',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original: agent } }) => `${formatNumber(agent.reviewed)} of first ${agent.reviewTarget}`,
  }),
  column.accessor('executed', {
    header: 'Carried out',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('approvalRate', {
    header: 'Approved',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => {
      const rate = getValue();
      return rate === null ? MISSING : formatPercent(rate, { maximumFractionDigits: 0 });
    },
  }),
]);

const config: TableConfig = {};

/** The agents at work here: whose they are, how far they may go, what came of it. */
export function AgentTable() {
  const workspace = useWorkspaceSlug();
  const agents = useAgents();
  return (
    <DataTable
      {...config}
      label="Agents"
      columns={columns}
      rows={agents.data?.rows}
      rowId={(agent) => agent.id}
      isLoading={agents.isPending}
      error={agents.error}
      onRetry={agents.refetch}
      rowHref={(agent) => `/${workspace}/agents/${agent.id}`}
      emptyState={<EmptyState title="No agent works here yet" icon={Bot} />}
    />
  );
}
