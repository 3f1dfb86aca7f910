import type { BudgetEvent } from '@/lib/contracts/budgets';
import { NamedLabel } from '../actions/named-label';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { Timeline } from '../ui/timeline';
import { BudgetChangeList } from './budget-change-list';

/** What is on record of a budget. */
export function BudgetHistory({ history }: { history: readonly BudgetEvent[] }) {
  return (
    <Panel title="History">
      {history.length === 0 ? (
        <EmptyState title="Nothing is on record of it" />
      ) : (
        <Timeline
          items={history.map(({ id, at, by, title, changes }) => ({
            id,
            at,
            by: <NamedLabel named={by} />,
            title: title.charAt(0).toUpperCase() + title.slice(1),
            body: changes.length > 0 ? <BudgetChangeList changes={changes} /> : undefined,
          }))}
        />
      )}
    </Panel>
  );
}
