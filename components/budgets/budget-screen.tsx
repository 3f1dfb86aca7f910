'use client';

import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { ArchiveBudgetButton } from './archive-budget-button';
import { BudgetHistory } from './budget-history';
import { BudgetMeter } from './budget-meter';
import { BudgetSpendChart } from './budget-spend-chart';
import { periodWords, stillToSpend, windowSentence } from './budget-words';
import { EditBudgetDialog } from './edit-budget-dialog';
import { PaceChip } from './pace-chip';
import { ReservationList } from './reservation-list';
import { useBudget } from './use-budgets';
import { WaitingChangePanel } from './waiting-change-panel';

/** One budget: how it stands, how it got there, and who holds what of it. */
export function BudgetScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('budgets.edit');
  const { data: budget, error, refetch } = useBudget(id);
  if (!budget) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  const money = (micros: bigint | string) => <Money micros={micros} currency={budget.currency} />;
  return (
    <Page>
      <PageHeader
        title={budget.name}
        description={`${periodWords[budget.period]}, for ${budget.subject.name ?? budget.subject.id}. No action reserves above the cap.`}
        breadcrumb={[{ label: 'Budgets', href: `/${workspace}/budgets` }]}
        status={<PaceChip budget={budget} />}
        actions={
          mayEdit ? (
            <>
              <ArchiveBudgetButton budget={budget} />
              <EditBudgetDialog budget={budget} />
            </>
          ) : null
        }
      />
      {budget.waiting ? <WaitingChangePanel change={budget.waiting} /> : null}
      <PageColumns
        main={
          <>
            <Panel
              title="Spend against the cap"
              description={
                budget.period === 'day' ? 'The last four weeks.' : `This ${budget.period}, day by day.`
              }
            >
              <BudgetSpendChart budget={budget} />
            </Panel>
            <ReservationList budget={budget} />
          </>
        }
        side={
          <>
            <Panel title="This window" description={windowSentence(budget)}>
              <div className="flex flex-col gap-4">
                <BudgetMeter budget={budget} />
                <DescriptionList
                  items={[
                    { label: 'Cap', value: money(budget.capMicros) },
                    { label: 'Spent', value: money(budget.spentMicros) },
                    { label: 'Set to be spent', value: money(stillToSpend(budget)) },
                    { label: 'Held by actions', value: money(budget.reservedMicros) },
                    { label: 'Left', value: money(budget.leftMicros) },
                    { label: 'By tonight', value: money(budget.pace.byTonightMicros) },
                    { label: 'Even pace by tonight', value: money(budget.pace.evenMicros) },
                  ]}
                />
              </div>
            </Panel>
            <BudgetHistory history={budget.history} />
          </>
        }
      />
    </Page>
  );
}
