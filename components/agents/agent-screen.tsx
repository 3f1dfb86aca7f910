'use client';

import { SquarePen } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { catalogue } from '@/lib/core/actions/catalogue';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { AgentEvidencePanel } from '../holdouts/agent-evidence-panel';
import { Page, PageColumns } from '../layout/page';
import { AgentDriftPanel } from '../monitoring/agent-drift-panel';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { AgentResults } from './agent-results';
import { agentState, describeLevels } from './agent-words';
import { AutonomyPanel } from './autonomy-panel';
import { CanAndCannot } from './can-and-cannot';
import { ContactFrequencyPanel } from './contact-frequency-panel';
import { ModelCardPanel } from './model-card-panel';
import { PauseAgentButton } from './pause-agent-button';
import { ResponseCurvesPanel } from './response-curves-panel';
import { ScopeHistory } from './scope-history';
import { ScopeProposalPanel } from './scope-proposal-panel';
import { SearchTermsPanel } from './search-terms-panel';
import { UnusedGrantsPanel } from './unused-grants-panel';
import { useAgent } from './use-agents';

/** One agent: who answers for it, what it may do, what came of it. */
export function AgentScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('agents.edit');
  const mayPause = useCan('agents.pause');
  const { data: agent, error, refetch } = useAgent(id);
  if (!agent) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  const state = agentState(agent);
  const proposal = agent.scopes.find((scope) => scope.status === 'proposed');
  return (
    <Page>
      <PageHeader
        title={agent.name}
        description={agent.craft}
        breadcrumb={[{ label: 'Agents', href: `/${workspace}/agents` }]}
        status={<StatusChip tone={state.tone}>{state.label}</StatusChip>}
        actions={
          <>
            {mayEdit ? (
              <Button asChild>
                <Link href={`/${workspace}/agents/${id}/scope` as Route}>
                  <SquarePen aria-hidden />
                  Change scope
                </Link>
              </Button>
            ) : null}
            {mayPause ? <PauseAgentButton agent={agent} /> : null}
          </>
        }
      />
      {agent.pause ? (
        <Callout tone="wait" title="This agent is paused">
          <span className="flex flex-wrap gap-x-1.5">
            <RelativeTime at={agent.pause.since} /> by <NamedLabel named={agent.pause.by} />:{' '}
            {agent.pause.reason}
          </span>
        </Callout>
      ) : null}
      {proposal ? <ScopeProposalPanel agent={agent} proposal={proposal} /> : null}
      <PageColumns
        main={
          <>
            <Panel
              title="What it can and can’t do"
              description="By its scope. Policy, budgets and its level narrow it further; nothing widens it."
              actions={
                <TextLink href={`/${workspace}/agents/${id}/can-and-cannot`}>In full, to print</TextLink>
              }
            >
              <CanAndCannot can={agent.can} cannot={agent.cannot} />
            </Panel>
            {agent.kind === 'bid-and-budget' ? (
              <>
                <ResponseCurvesPanel agentId={id} />
                <SearchTermsPanel agentId={id} />
              </>
            ) : null}
            {agent.kind === 'sequencer' ? <ContactFrequencyPanel agentId={id} /> : null}
            <AutonomyPanel agentId={id} outcomesHref={`/${workspace}/agents/${id}/outcomes`} />
            <AgentEvidencePanel agentId={id} />
            <AgentResults agent={agent} />
            <AgentDriftPanel agentId={id} />
          </>
        }
        side={
          <>
            <Panel
              title="Who and what"
              actions={<TextLink href={auditHref(workspace, 'subject', id)}>In the record</TextLink>}
            >
              <DescriptionList
                items={[
                  { label: 'Owner', value: <NamedLabel named={agent.owner} /> },
                  { label: 'Deputy', value: agent.deputy ? <NamedLabel named={agent.deputy} /> : 'nobody' },
                  {
                    label: 'Level',
                    value: describeLevels(agent.autonomyLevels),
                  },
                  {
                    label: 'Proposes',
                    value: agent.proposes.map((kind) => catalogue[kind].title).join(', '),
                  },
                  { label: 'Scope', value: agent.scope ? `Version ${agent.scope.version}` : 'none' },
                  ...(agent.scope
                    ? [{ label: 'Ends', value: <AbsoluteTime at={agent.scope.expiresAt} /> }]
                    : []),
                  { label: 'Version', value: <CopyableId id={agent.version} /> },
                  { label: 'Since', value: <RelativeTime at={agent.versionSince} /> },
                  {
                    label: 'Words',
                    value: (
                      <TextLink href={`/${workspace}/agents/${id}/language-model`}>What writes them</TextLink>
                    ),
                  },
                ]}
              />
            </Panel>
            {agent.usesModel ? <ModelCardPanel agent={agent} /> : null}
            <UnusedGrantsPanel agentId={id} />
            <ScopeHistory agent={agent} />
          </>
        }
      />
    </Page>
  );
}
