'use client';

import { FlaskConical } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { LanguageModel } from '@/lib/contracts/language-models';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { EvaluationPanel } from './evaluation-panel';
import { fieldWords, outcomeWords } from './model-words';
import { useLanguageModel, useStartEvaluation } from './use-language-model';

/** What writes the words of one agent: the model that is configured, what it showed on recorded cases, and whether it is live. */
export function LanguageModelScreen({ agentId }: { agentId: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('agents.edit');
  const { data, error, refetch } = useLanguageModel(agentId);
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <Page>
      <PageHeader
        title="Language model"
        description={data.standing}
        breadcrumb={[
          { label: 'Agents', href: `/${workspace}/agents` },
          { label: data.agentName, href: `/${workspace}/agents/${agentId}` },
        ]}
        status={
          <StatusChip tone={data.isLive ? 'ok' : 'neutral'}>
            {data.isLive ? 'Writes' : 'Does not write'}
          </StatusChip>
        }
        actions={data.configured && mayEdit ? <StartButton agentId={agentId} /> : null}
      />
      <Panel title="What is configured">
        <Configured model={data} />
      </Panel>
      <Panel
        title="What it took in the last 30 days"
        description="Asked for runs; evaluations are not counted."
      >
        <Use use={data.use} />
      </Panel>
      {data.evaluations.length === 0 ? (
        <Panel title="Evaluations">
          <EmptyState title="Nothing was evaluated yet" icon={FlaskConical}>
            {data.configured
              ? 'An evaluation writes recorded cases of this agent anew, and changes nothing. A person then accepts the model or not.'
              : 'Without a model the statistical reasoner writes, and nothing is missing. One is named by OPENAI_MODEL.'}
          </EmptyState>
        </Panel>
      ) : (
        data.evaluations.map((evaluation, index) => (
          <EvaluationPanel key={evaluation.id} evaluation={evaluation} startsOpen={index === 0} />
        ))
      )}
    </Page>
  );
}

function Configured({ model: { configured, writes } }: { model: LanguageModel }) {
  return (
    <DescriptionList
      items={[
        {
          label: 'Words',
          value:
            writes.length === 0
              ? 'none that a model could write'
              : writes.map(({ title, fields }) => `${title}: ${fieldWords(fields)}`).join('; '),
        },
        { label: 'Model', value: configured?.model ?? 'none' },
        ...(configured
          ? [
              {
                label: 'Prompts',
                value: configured.prompts
                  .map(({ name, version }) => `${name}, version ${version}`)
                  .join('; '),
              },
              { label: 'Version', value: <CopyableId id={configured.versionHash} /> },
              {
                label: 'Budget of a run',
                value: `${formatNumber(configured.runTokens)} tokens, ${configured.runSeconds} seconds`,
              },
              {
                label: 'Prices',
                value: configured.hasPrices ? 'configured' : 'none: what a question costs is not known',
              },
            ]
          : []),
      ]}
    />
  );
}

function Use({ use }: { use: LanguageModel['use'] }) {
  if (use.calls === 0) return <p className="text-sm text-muted">Nothing was asked.</p>;
  return (
    <DescriptionList
      layout="columns"
      items={[
        { label: 'Questions', value: formatNumber(use.calls) },
        { label: 'Statistical text instead', value: formatNumber(use.fellBack) },
        {
          label: 'Tokens in, out',
          value: `${formatNumber(use.inputTokens)}, ${formatNumber(use.outputTokens)}`,
        },
        {
          label: 'Cost',
          value: (
            <span className="flex flex-col">
              {use.costs.map(({ currency, micros }) => (
                <Money key={currency} micros={micros} currency={currency} />
              ))}
              {use.costUnknown > 0 ? (
                <span className="text-muted">{formatCount(use.costUnknown, 'question')} of unknown cost</span>
              ) : null}
            </span>
          ),
        },
        ...use.byOutcome.map(({ outcome, count }) => ({
          label: outcomeWords[outcome].label,
          value: formatNumber(count),
        })),
      ]}
    />
  );
}

function StartButton({ agentId }: { agentId: string }) {
  const start = useStartEvaluation(agentId);
  return (
    <ConfirmDialog
      trigger={<Button>Evaluate</Button>}
      title="Write recorded cases anew?"
      description="The newest cases of this agent, at most 20, are put to the model that is configured. It costs what the questions cost; nothing goes out and nothing changes."
      confirmLabel="Evaluate"
      onConfirm={async () => {
        const { cases } = await start.mutateAsync();
        toast.success('The evaluation has begun', { description: formatCount(cases, 'case') });
      }}
    />
  );
}
