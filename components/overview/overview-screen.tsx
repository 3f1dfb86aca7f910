'use client';

import { useAccess } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { BudgetsPanel } from './budgets-panel';
import { DecisionBars } from './decision-bars';
import { ExecutedPanel } from './executed-panel';
import { FirstSteps } from './first-steps';
import { GeneratorSwitch } from './generator-switch';
import { IncidentsPanel } from './incidents-panel';
import { OverviewStats } from './overview-stats';
import { SpendChart } from './spend-chart';
import { useOverview } from './use-overview';
import { WaitingPanel } from './waiting-panel';

/** The workspace at a glance; every figure leads to the rows behind it. */
export function OverviewScreen() {
  const { slug } = useAccess().workspace;
  const { data: overview, error, refetch } = useOverview(slug);
  if (!overview) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <Page>
      <PageHeader
        title="Overview"
        description="What agents did, what waits for a person, and what it costs."
        actions={overview.generator ? <GeneratorSwitch generator={overview.generator} /> : null}
      />
      <FirstSteps overview={overview} />
      <OverviewStats overview={overview} />
      <PageColumns
        main={
          <>
            <WaitingPanel waiting={overview.waiting} />
            <Panel
              title="Spend against budget"
              description="All campaigns, per day, as the platforms reported it."
              actions={<TextLink href={`/${slug}/budgets`}>Budgets</TextLink>}
            >
              <SpendChart spend={overview.spend} />
            </Panel>
            <Panel
              title={`Decisions per ${overview.decisions.unit}`}
              description="The gate’s answer when an action was proposed."
              actions={<TextLink href={`/${slug}/audit?verb=actions.decided`}>In the record</TextLink>}
            >
              <DecisionBars decisions={overview.decisions} />
            </Panel>
          </>
        }
        side={
          <>
            <ExecutedPanel overview={overview} />
            <BudgetsPanel budgets={overview.budgets} />
            <IncidentsPanel incidents={overview.incidents} />
          </>
        }
      />
    </Page>
  );
}
