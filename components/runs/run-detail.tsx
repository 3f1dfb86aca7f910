'use client';

import type { RunDetail as Detail } from '@/lib/contracts/runs';
import { actionStatusWords } from '../actions/action-status-chip';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { Page, PageColumns } from '../layout/page';
import { RunModelCalls } from '../models/run-model-calls';
import { TakeBackButton } from '../rollbacks/take-back-button';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { RelatedRuns } from './related-runs';
import { RunAction } from './run-action';
import { RunControls } from './run-controls';
import { RunOrigin } from './run-origin';
import { RunStatusChip } from './run-status-chip';
import { RunWorkflow } from './run-workflow';
import { signalKindWords } from './signal-kind-words';
import { useRun } from './use-run';

/** One signal's way: what was seen, planned, proposed, decided, done, read back and taken back. */
export function RunDetail({
  workspace,
  id,
  canUndo,
  canCancel,
  canRerun,
  canReadRecord,
}: {
  workspace: string;
  id: string;
  canUndo: boolean;
  canCancel: boolean;
  canRerun: boolean;
  canReadRecord: boolean;
}) {
  const query = useRun(workspace, id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const run = query.data;
  const actions = run.actions.filter((action) => action.compensatesId === null);
  return (
    <Page>
      <PageHeader
        title={`${signalKindWords(run.signal.kind)}: ${run.subject.name ?? run.subject.id}`}
        breadcrumb={[{ label: 'Runs', href: `/${workspace}/runs` }]}
        status={<RunStatusChip status={run.status} />}
        description={<OutcomeText run={run} />}
        actions={
          <>
            {canUndo && actions.some(isTakenBackable) ? (
              <TakeBackButton selector={{ by: 'run', id: run.id }} title="Take back what this run led to?" />
            ) : null}
            <RunControls run={run} workspace={workspace} canCancel={canCancel} canRerun={canRerun} />
          </>
        }
      />
      <Panel>
        <RunFacts run={run} workspace={workspace} canReadRecord={canReadRecord} />
      </Panel>
      <PageColumns
        main={
          <>
            <Panel title="From signal to proposal">
              <RunOrigin run={run} workspace={workspace} />
            </Panel>
            <RunModelCalls calls={run.modelCalls} />
            {actions.length === 0 ? (
              <Panel title="Actions">
                <EmptyState
                  title={run.plan.action === 'none' ? 'Decided to do nothing' : 'No action was proposed'}
                >
                  <MentionText text={run.tasks.at(-1)?.summary ?? run.plan.why} mentions={run.mentions} />
                </EmptyState>
              </Panel>
            ) : (
              actions.map((action) => (
                <RunAction
                  key={action.id}
                  action={action}
                  all={run.actions}
                  workspace={workspace}
                  canUndo={canUndo}
                  canReadRecord={canReadRecord}
                />
              ))
            )}
          </>
        }
        side={<RunWorkflow workspace={workspace} runId={run.id} status={run.status} />}
      />
    </Page>
  );
}

const isTakenBackable = ({ status }: Detail['actions'][number]): boolean =>
  status === 'accepted' || status === 'observed' || status === 'rollback_conflict';

/** What came of it: why it broke off, then the states of its actions as they are now, or why there are none. */
function OutcomeText({ run }: { run: Detail }) {
  const brokeOff = run.status === 'failed' || run.status === 'cancelled';
  const sentences = new Set(
    run.actions
      .filter((action) => action.compensatesId === null)
      .map((action) => actionStatusWords[action.status].sentence),
  );
  const outcome = brokeOff || sentences.size === 0 ? asSentence(run.outcome ?? '') : '';
  return <MentionText text={[outcome, ...sentences].filter(Boolean).join(' ')} mentions={run.mentions} />;
}

const asSentence = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);

function RunFacts({
  run,
  workspace,
  canReadRecord,
}: {
  run: Detail;
  workspace: string;
  canReadRecord: boolean;
}) {
  return (
    <DescriptionList
      layout="columns"
      items={[
        {
          label: 'About',
          value: (
            <span className="flex flex-wrap gap-x-3">
              <NamedLabel named={run.subject} workspace={workspace} />
              <TextLink href={`/${workspace}/runs?subject=${run.subject.id}`}>All its runs</TextLink>
            </span>
          ),
        },
        {
          label: 'Agent',
          value: run.agent ? <NamedLabel named={run.agent} workspace={workspace} /> : 'none',
        },
        {
          label: 'Expected value',
          value: run.expectedValueMicros ? (
            <Money micros={run.expectedValueMicros} currency={run.currency} />
          ) : (
            'none'
          ),
        },
        { label: 'Started', value: <AbsoluteTime at={run.startedAt} /> },
        { label: 'Finished', value: run.finishedAt ? <RelativeTime at={run.finishedAt} /> : 'not yet' },
        { label: 'Run', value: <CopyableId id={run.id} /> },
        ...(run.rerunOf
          ? [{ label: 'Done over', value: <RelatedRuns runs={[run.rerunOf]} workspace={workspace} /> }]
          : []),
        ...(run.reruns.length > 0
          ? [{ label: 'Done over by', value: <RelatedRuns runs={run.reruns} workspace={workspace} /> }]
          : []),
        ...(canReadRecord
          ? [
              {
                label: 'Record',
                value: <TextLink href={auditHref(workspace, 'run', run.id)}>Entries of this run</TextLink>,
              },
            ]
          : []),
      ]}
    />
  );
}
