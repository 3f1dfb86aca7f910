'use client';

import { GraduationCap } from 'lucide-react';
import { toast } from 'sonner';
import { formatNumber, formatPercent } from '@/lib/client/format';
import type { AgentDetail, ModelCard } from '@/lib/contracts/agents';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { learntWordsOf } from './learnt-words';
import { useTrainAgent } from './use-agents';

/** The score the agent reasons with: what it was learnt from and how good it is on what it had not seen. */
export function ModelCardPanel({ agent }: { agent: AgentDetail }) {
  const mayTrain = useCan('agents.edit');
  const words = learntWordsOf(agent.kind);
  return (
    <Panel
      title={words.title}
      description="Learnt from this workspace’s own outcomes."
      actions={mayTrain ? <TrainButton agent={agent} /> : null}
    >
      {agent.model ? (
        <ModelFigures agent={agent} model={agent.model} />
      ) : (
        <EmptyState title={words.empty} icon={GraduationCap}>
          {words.needs}
        </EmptyState>
      )}
    </Panel>
  );
}

const auc = (value: number | null) =>
  value === null ? 'too few outcomes to tell' : formatNumber(value, { maximumFractionDigits: 3 });

function ModelFigures({ agent, model }: { agent: AgentDetail; model: ModelCard }) {
  const workspace = useWorkspaceSlug();
  const { metrics } = model;
  const words = learntWordsOf(agent.kind);
  const isScore = agent.kind === 'lead-router';
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList
        items={[
          ...(isScore
            ? [
                {
                  label: 'AUC, held out',
                  value: <span className="font-semibold">{auc(metrics.heldOutAuc)}</span>,
                },
                { label: 'Without “Last Activity”', value: auc(metrics.heldOutAucWithoutLastActivity) },
              ]
            : []),
          { label: words.rows, value: formatNumber(metrics.rows) },
          {
            label: words.well,
            value: `${formatNumber(metrics.converted)} (${formatPercent(metrics.rows ? metrics.converted / metrics.rows : 0)})`,
          },
          { label: 'Learnt', value: <RelativeTime at={model.createdAt} /> },
          ...(model.createdBy ? [{ label: 'By', value: <NamedLabel named={model.createdBy} /> }] : []),
          { label: 'Hash', value: <CopyableId id={model.hash} /> },
        ]}
      />
      <p className="text-xs text-pretty text-muted">{words.note}</p>
      <div className="flex flex-wrap gap-x-4 text-xs">
        <TextLink href={`/${workspace}/agents/${agent.id}/models`}>All versions, compared</TextLink>
        <TextLink href={auditHref(workspace, 'subject', model.id)}>In the record</TextLink>
      </div>
    </div>
  );
}

export function TrainButton({ agent }: { agent: AgentDetail }) {
  const train = useTrainAgent(agent.id);
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{agent.model ? 'Learn again' : 'Learn'}</Button>}
      title="Learn from all outcomes known now?"
      description={`It goes live where it is not worse on contacts held out from learning. Then the agent’s version changes: it asks about everything until an admin raises its level again and ${agent.reviewTarget} outcomes of the new version were judged right.`}
      confirmLabel="Learn"
      onConfirm={async () => {
        await train.mutateAsync();
        toast.success('Learning has begun', {
          description: 'The version appears in a moment, with why it went live or did not.',
        });
      }}
    />
  );
}
