'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { formatPercent } from '@/lib/client/format';
import type { ApprovalDetail as Detail } from '@/lib/contracts/approvals';
import { ActionMoney } from '../actions/action-money';
import { ActionStatusChip } from '../actions/action-status-chip';
import { ActionTargets } from '../actions/action-targets';
import { ChangeDiff } from '../actions/change-diff';
import { ClaimList } from '../actions/claim-list';
import { ExpectedEffectText } from '../actions/expected-effect-text';
import { FindingList } from '../actions/finding-list';
import { InputList } from '../actions/input-list';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { PlatformBadge } from '../actions/platform-badge';
import { actionHref, auditHref } from '../actions/thing-href';
import { VerbatimBytes } from '../actions/verbatim-bytes';
import { DecisionExplanation } from '../decisions/decision-explanation';
import { Page, PageColumns } from '../layout/page';
import { GeneratedNote } from '../models/generated-note';
import { ResearchPanel } from '../research/research-panel';
import { Button } from '../ui/button';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { ApprovalDecision } from './approval-decision';
import { ApprovalHistory } from './approval-history';
import { ApprovalMessages } from './approval-messages';
import { ApprovalStatusChip } from './approval-status-chip';
import { SimilarDecisions } from './similar-decisions';
import { useApproval } from './use-approval';
import { useScreenKeys } from './use-screen-keys';

/** Everything a person needs to answer one approval, and afterwards what became of it. */
export function ApprovalDetail({
  workspace,
  id,
  canDecide,
  canReadRecord,
}: {
  workspace: string;
  id: string;
  canDecide: boolean;
  canReadRecord: boolean;
}) {
  const query = useApproval(workspace, id);
  const router = useRouter();
  useScreenKeys({ u: () => router.push(`/${workspace}/approvals` as Route) });
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const approval = query.data;
  const { action } = approval;
  return (
    <Page>
      <PageHeader
        title={action.sentence}
        breadcrumb={[{ label: 'Approvals', href: `/${workspace}/approvals` }]}
        status={
          <>
            <ApprovalStatusChip status={approval.status} />
            <ActionStatusChip status={action.status} />
          </>
        }
        description={action.title}
        actions={
          approval.status === 'pending' ? (
            <span className="lg:hidden">
              <Button asChild>
                <a href="#answer">To the answer</a>
              </Button>
            </span>
          ) : undefined
        }
      />
      <PageColumns
        main={<Evidence approval={approval} workspace={workspace} />}
        side={
          <>
            <div id="answer" className="scroll-mt-20">
              <ApprovalDecision approval={approval} workspace={workspace} canDecide={canDecide} />
            </div>
            <Facts approval={approval} workspace={workspace} canReadRecord={canReadRecord} />
            <Panel title="Decisions so far">
              <ApprovalHistory action={action} />
            </Panel>
            <SimilarDecisions approval={approval} workspace={workspace} />
            <ApprovalMessages approval={approval} />
          </>
        }
      />
    </Page>
  );
}

function Evidence({ approval, workspace }: { approval: Detail; workspace: string }) {
  const { action, findings } = approval;
  const asked = action.decisions.findLast(({ verdict }) => verdict === 'escalate');
  const beforeFrom = action.beforeFrom === 'read_before' ? 'as read just before acting' : 'as last read back';
  return (
    <>
      <Panel title="What changes" description={`Before: ${beforeFrom}`}>
        <ChangeDiff changes={action.changes} currency={action.currency} mentions={action.mentions} />
        <GeneratedNote action={action} workspace={workspace} />
      </Panel>
      {action.claims.length > 0 ? (
        <Panel title="Claims and their sources" description="Each sentence as it would stand on the page">
          <ClaimList claims={action.claims} workspace={workspace} />
        </Panel>
      ) : null}
      {action.target.type === 'audience' ? (
        <ActionTargets workspace={workspace} actionId={action.id} />
      ) : null}
      <Panel title="Findings" description="Everything the gate found, with its numbers and the way out">
        <FindingList findings={findings} mentions={action.mentions} currency={action.currency} />
        {asked ? (
          <div className="mt-4">
            <DecisionExplanation workspace={workspace} id={asked.id} />
          </div>
        ) : null}
      </Panel>
      <Panel title={action.requester.type === 'agent' ? 'The agent’s reasoning' : 'Why it is asked for'}>
        <p className="max-w-prose text-pretty">
          <MentionText text={action.reasoning} mentions={action.mentions} />
        </p>
      </Panel>
      {action.requester.type === 'agent' || action.inputs.length > 0 ? (
        <Panel title="Data it used">
          <InputList inputs={action.inputs} mentions={action.mentions} workspace={workspace} />
        </Panel>
      ) : null}
      {approval.researchAccountId === null ? null : (
        <ResearchPanel accountId={approval.researchAccountId} withQuestions={false} />
      )}
      <Panel title="The action, verbatim" description="The exact bytes that an answer is bound to">
        <VerbatimBytes text={action.canonical} hash={action.hash} label="Canonical action" />
      </Panel>
    </>
  );
}

function Facts({
  approval,
  workspace,
  canReadRecord,
}: {
  approval: Detail;
  workspace: string;
  canReadRecord: boolean;
}) {
  const { action } = approval;
  return (
    <Panel title="What it is">
      <DescriptionList
        items={[
          {
            label: 'Target',
            value: (
              <span className="flex flex-col">
                <NamedLabel named={action.target} workspace={workspace} />
                <span className="text-xs text-muted">
                  {action.target.type}{' '}
                  <code className="break-all">{action.target.externalId ?? action.target.id}</code>
                </span>
              </span>
            ),
          },
          { label: 'Platform', value: <PlatformBadge platform={action.platform} /> },
          { label: 'At stake', value: <ActionMoney action={action} /> },
          {
            label: 'Can it be undone',
            value: `${action.reversibility.reversible ? 'Yes' : 'No'}. ${action.reversibility.sentence}`,
          },
          {
            label: 'Expected',
            value: <ExpectedEffectText effect={action.expectedEffect} currency={action.currency} />,
          },
          ...(action.requester.type === 'agent'
            ? [{ label: 'Confidence', value: formatPercent(action.confidence) }]
            : []),
          { label: 'Proposed by', value: <NamedLabel named={action.requester} workspace={workspace} /> },
          { label: 'Proposed', value: <AbsoluteTime at={action.createdAt} /> },
          { label: 'Worth doing until', value: <AbsoluteTime at={action.expiresAt} /> },
          { label: 'Action', value: <CopyableId id={action.id} /> },
          ...(action.runId
            ? [
                {
                  label: 'Run',
                  value: <TextLink href={actionHref(workspace, action)}>From signal to outcome</TextLink>,
                },
              ]
            : []),
          ...(canReadRecord
            ? [
                {
                  label: 'Record',
                  value: (
                    <TextLink href={auditHref(workspace, 'action', action.id)}>
                      Entries about this action
                    </TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
