'use client';

import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { Timeline } from '../ui/timeline';
import { BudgetMeter } from './budget-meter';
import { BudgetSpendChart } from './budget-spend-chart';
import { periodWords, stillToSpend, windowSentence } from './budget-words';
import { EditCapDialog } from './edit-cap-dialog';
import { ReservationList } from './reservation-list';
import { useBudget } from './use-budgets';

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
        actions={mayEdit ? <EditCapDialog budget={budget} /> : null}
      />
      <PageColumns
        main={
          <>
            <Panel
              title="Spend against the cap"
              description={budget.period === 'day' ? 'The last four weeks.' : 'This month, day by day.'}
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
                  ]}
                />
              </div>
            </Panel>
            <Panel title="Changes of the cap">
              {budget.capChanges.length === 0 ? (
                <EmptyState title="It is as it was first set" />
              ) : (
                <Timeline
                  items={budget.capChanges.map((change) => ({
                    id: change.id,
                    at: change.at,
                    by: <NamedLabel named={change.by} />,
                    title: (
                      <>
                        {money(change.fromMicros)} → {money(change.toMicros)}
                      </>
                    ),
                  }))}
                />
              )}
            </Panel>
          </>
        }
      />
    </Page>
  );
}
