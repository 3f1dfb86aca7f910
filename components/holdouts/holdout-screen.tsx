'use client';

import { formatNumber } from '@/lib/client/format';
import type { HoldoutDetail } from '@/lib/contracts/holdouts';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { armTitles } from '@/lib/core/holdouts/holdout';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ArmsPanel } from './arms-panel';
import { EvidenceChip } from './holdout-words';
import { NetPanel } from './net-panel';
import { Words } from './new-holdout-form';
import { useHoldout, useStopHoldout } from './use-holdouts';

/** One holdout: the arms first, then what the difference between them is worth. */
export function HoldoutScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('holdouts.edit');
  const query = useHoldout(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const holdout = query.data;
  return (
    <Page>
      <PageHeader
        breadcrumb={[{ label: 'Holdouts', href: `/${workspace}/holdouts` }]}
        title={holdout.name}
        status={<EvidenceChip evidence={holdout.evidence} />}
        description={`${formatNumber(holdout.met)} ${unitTitles[holdout.unit].many} met, ${formatNumber(holdout.judged)} of them judged; ${formatNumber(holdout.plannedUnits)} are planned.`}
        actions={mayEdit && holdout.status === 'running' ? <Stop holdout={holdout} /> : null}
      />
      <PageColumns
        main={
          <>
            <ArmsPanel holdout={holdout} />
            <NetPanel holdout={holdout} />
            <Recent holdout={holdout} />
          </>
        }
        side={
          <>
            <Panel title="What it does">
              <Words words={holdout.words} />
            </Panel>
            <Panel
              title="Who and when"
              actions={<TextLink href={auditHref(workspace, 'subject', holdout.id)}>In the record</TextLink>}
            >
              <DescriptionList items={itemsOf(holdout, workspace)} />
            </Panel>
          </>
        }
      />
    </Page>
  );
}

function itemsOf(holdout: HoldoutDetail, workspace: string) {
  const { of, startedAt, startedBy, endsAt, stoppedAt, stoppedBy, stopReason } = holdout;
  return [
    { label: 'Measures', value: <NamedLabel named={of} workspace={workspace} /> },
    { label: 'Begun', value: <AbsoluteTime at={startedAt} /> },
    { label: 'By', value: <NamedLabel named={startedBy} /> },
    ...(endsAt && !stoppedAt ? [{ label: 'Ends', value: <AbsoluteTime at={endsAt} /> }] : []),
    ...(stoppedAt
      ? [
          { label: 'Stopped', value: <AbsoluteTime at={stoppedAt} /> },
          { label: 'By', value: stoppedBy ? <NamedLabel named={stoppedBy} /> : 'itself: its time was over' },
          ...(stopReason ? [{ label: 'Why', value: stopReason }] : []),
        ]
      : []),
  ];
}

function Stop({ holdout }: { holdout: HoldoutDetail }) {
  const stop = useStopHoldout(holdout.id);
  return (
    <ConfirmDialog
      trigger={<Button variant="dangerQuiet">Stop holdout</Button>}
      title={`Stop ${holdout.name}?`}
      description="From now on nobody is held out by it, and it can’t be taken up again. Those it has met are still judged once their days are over."
      confirmLabel="Stop holdout"
      reason={{ label: 'Why', required: true }}
      onConfirm={(reason) => stop.mutateAsync(reason)}
    />
  );
}

function Recent({ holdout }: { holdout: HoldoutDetail }) {
  const workspace = useWorkspaceSlug();
  const { recent, unit, id } = holdout;
  return (
    <Panel
      title="Met last"
      padding="none"
      actions={<TextLink href={`/${workspace}/runs?holdout=${id}`}>All their runs</TextLink>}
    >
      {recent.length === 0 ? (
        <EmptyState title={`No ${unitTitles[unit].one} was met yet`}>
          Each is met when it would first be acted on, and stays in its arm.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {recent.map((row) => (
            <li
              key={row.unit.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 text-sm"
            >
              <NamedLabel named={row.unit} workspace={workspace} />
              <span className="flex gap-3 text-xs text-muted">
                {armTitles[row.arm]} <RelativeTime at={row.metAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
