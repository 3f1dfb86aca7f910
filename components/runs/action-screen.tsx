'use client';

import type { ActionDetail } from '@/lib/contracts/actions';
import { useAction } from '../actions/use-action';
import { Page } from '../layout/page';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { PageSkeleton } from '../ui/skeleton';
import { RunAction } from './run-action';

/** An action that a person asked for, outside of any run: what was decided and done about it, and how to take it back. */
export function ActionScreen({
  workspace,
  id,
  canUndo,
  canReadRecord,
}: {
  workspace: string;
  id: string;
  canUndo: boolean;
  canReadRecord: boolean;
}) {
  const query = useAction(workspace, id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { action, undos } = query.data;
  return (
    <Page>
      <PageHeader
        title={action.title}
        description={`Asked for by ${action.requester.name ?? action.requester.id}.`}
        breadcrumb={breadcrumbOf(workspace, action)}
      />
      <RunAction
        action={action}
        all={undos}
        workspace={workspace}
        canUndo={canUndo}
        canReadRecord={canReadRecord}
      />
    </Page>
  );
}

/** The list that its target stands in, and the target. */
function breadcrumbOf(workspace: string, { target }: ActionDetail) {
  const name = target.name ?? target.id;
  if (target.type === 'page')
    return [
      { label: 'Content', href: `/${workspace}/content` },
      { label: name, href: `/${workspace}/content/${target.id}` },
    ];
  return [
    { label: 'Contacts', href: `/${workspace}/contacts` },
    target.type === 'audience'
      ? { label: 'Audiences', href: `/${workspace}/contacts/enrol` }
      : { label: name, href: `/${workspace}/contacts/${target.id}` },
  ];
}
