'use client';

import { Scale } from 'lucide-react';
import type { OutcomePage } from '@/lib/contracts/outcome-reviews';
import { useAgent } from '../agents/use-agents';
import { useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Meter } from '../ui/meter';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { LinkTabs } from '../ui/tabs';
import type { OutcomeStatus } from './outcome-keys';
import { OutcomeList } from './outcome-list';
import { useOutcomes } from './use-outcomes';

/** Judging what an agent's actions came to: the only thing its autonomy grows on. */
export function OutcomesScreen({ agentId, status }: { agentId: string; status: OutcomeStatus }) {
  const workspace = useWorkspaceSlug();
  const { data: agent } = useAgent(agentId);
  const outcomes = useOutcomes(agentId, status);
  const { data, error, refetch } = outcomes;
  const progress = data?.pages[0]?.progress;
  if (!data || !agent) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  const rows = data.pages.flatMap((page) => page.rows);
  const base = `/${workspace}/agents/${agentId}/outcomes`;
  return (
    <Page>
      <PageHeader
        title="Judge outcomes"
        description={`Was what ${agent.name} did right, now that you see what came of it? Its autonomy grows on these answers, never on approvals alone.`}
        breadcrumb={[
          { label: 'Agents', href: `/${workspace}/agents` },
          { label: agent.name, href: `/${workspace}/agents/${agentId}` },
        ]}
      />
      {progress ? <Progress progress={progress} /> : null}
      <LinkTabs
        label="Outcomes"
        current={status === 'open' ? base : `${base}?status=judged`}
        items={[
          { href: base, label: 'To judge', count: progress?.open },
          { href: `${base}?status=judged`, label: 'Judged' },
        ]}
      />
      {rows.length === 0 ? (
        <NothingThere status={status} />
      ) : (
        <OutcomeList rows={rows} canTick={status === 'open'} />
      )}
      {outcomes.hasNextPage ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => outcomes.fetchNextPage()} pending={outcomes.isFetchingNextPage}>
            Show older
          </Button>
          <p className="text-sm text-muted">
            The newest {rows.length}
            {status === 'open' && progress ? ` of ${progress.open}` : ''} are shown.
          </p>
        </div>
      ) : null}
    </Page>
  );
}

function Progress({ progress }: { progress: NonNullable<OutcomePage['progress']> }) {
  const { judged, right, needed } = progress;
  const wrong = judged - right;
  return (
    <Panel>
      <Meter
        label="Judged outcomes of its present version"
        text={
          needed === 0
            ? `${judged} judged; none are needed first`
            : right >= needed
              ? `${right} right: the first ${needed} are done`
              : `${right} of ${needed} right`
        }
        segments={[
          { label: 'Right', value: right, tone: 'ok', text: String(right) },
          { label: 'Wrong', value: wrong, tone: 'stop', text: String(wrong) },
        ]}
        max={Math.max(needed, judged, 1)}
        showLegend
      />
    </Panel>
  );
}

const NothingThere = ({ status }: { status: OutcomeStatus }) =>
  status === 'open' ? (
    <EmptyState title="Nothing to judge" icon={Scale}>
      What the agent carries out, or fails at, appears here once its effect is seen.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was judged yet" icon={Scale}>
      Judged outcomes, and proposals that a person rejected, appear here.
    </EmptyState>
  );
