'use client';

import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '@/lib/client/format';
import type { ModelVersion } from '@/lib/contracts/models';
import { learntWordsOf } from '../agents/learnt-words';
import { TrainButton } from '../agents/model-card-panel';
import { useAgent } from '../agents/use-agents';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { ModelVersionPanel } from './model-version-panel';
import { useModels } from './use-models';

/** The versions of the score an agent reasons with: compared on what none had seen, and put back where one was better. */
export function ModelVersionsScreen({ agentId }: { agentId: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('agents.edit');
  const { data: agent } = useAgent(agentId);
  const { data, error, refetch } = useModels(agentId);
  const [shown, setShown] = useState<string | null>(null);
  if (!data || !agent) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  const { versions } = data;
  const selected =
    versions.find(({ id }) => id === shown) ?? versions.find(({ active }) => active) ?? versions[0];
  return (
    <Page>
      <PageHeader
        title="Model versions"
        description="Learnt anew every week and on demand. A version goes live where it is not worse on contacts held out from learning; then the agent starts over on its levels."
        breadcrumb={[
          { label: 'Agents', href: `/${workspace}/agents` },
          { label: agent.name, href: `/${workspace}/agents/${agentId}` },
        ]}
        actions={mayEdit && agent.usesModel ? <TrainButton agent={agent} /> : null}
      />
      {selected ? (
        <>
          <Panel title="Versions" padding="none">
            <VersionTable versions={versions} selectedId={selected.id} onSelect={setShown} />
          </Panel>
          <ModelVersionPanel key={selected.id} agent={agent} version={selected} />
        </>
      ) : (
        <EmptyState title="No version is learnt yet" icon={GraduationCap}>
          {agent.usesModel ? learntWordsOf(agent.kind).needs : 'This agent learns nothing from outcomes.'}
        </EmptyState>
      )}
    </Page>
  );
}

const figure = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : formatNumber(value, { maximumFractionDigits: 3 });

function VersionTable({
  versions,
  selectedId,
  onSelect,
}: {
  versions: readonly ModelVersion[];
  selectedId: string;
  onSelect: (id: string) => void;
}) {
  return (
    <ScrollingTable label="Versions of the score">
      <table className="w-full border-collapse text-sm">
        <thead className="text-xs text-muted">
          <tr className="[&>th]:px-4 [&>th]:py-2 [&>th]:font-medium">
            <th scope="col" className="text-left">
              Version
            </th>
            <th scope="col" className="text-left">
              State
            </th>
            <th scope="col" className="text-left">
              Learnt
            </th>
            <th scope="col" className="text-right">
              From contacts
            </th>
            <th scope="col" className="text-right">
              AUC, held out
            </th>
            <th scope="col" className="text-right">
              In use then
            </th>
            <th scope="col" className="text-right">
              Brier
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr
              key={version.id}
              className={`border-t [&>*]:px-4 [&>*]:py-2 ${version.id === selectedId ? 'bg-sunken' : ''}`}
            >
              <th scope="row" className="text-left font-normal">
                <Button
                  variant="ghost"
                  size="sm"
                  aria-pressed={version.id === selectedId}
                  onClick={() => onSelect(version.id)}
                >
                  Version {version.version}
                </Button>
              </th>
              <td>
                <VersionState version={version} />
              </td>
              <td>
                <RelativeTime at={version.createdAt} />
              </td>
              <td className="text-right">{formatNumber(version.trainedOn)}</td>
              <td className="text-right">
                {figure(version.evidence ? version.evidence.figures?.auc : version.metrics.heldOutAuc)}
              </td>
              <td className="text-right">{figure(version.evidence?.against?.figures?.auc)}</td>
              <td className="text-right">{figure(version.evidence?.figures?.brier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}

function VersionState({ version }: { version: ModelVersion }) {
  if (version.active) return <StatusChip tone="ok">In use</StatusChip>;
  if (version.evidence && !version.evidence.wentLive)
    return <StatusChip tone="neutral">Never in use</StatusChip>;
  return <StatusChip tone="neutral">Was in use</StatusChip>;
}
