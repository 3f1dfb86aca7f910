import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { actionKeys } from '@/components/actions/action-keys';
import { actionHref } from '@/components/actions/thing-href';
import { Prefetched } from '@/components/layout/prefetched';
import { ActionScreen } from '@/components/runs/action-screen';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readAction } from '@/lib/queries/actions/read-action';

export const metadata: Metadata = { title: 'Action' };

export default async function ActionPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const page = await orNotFound(readAction(access.workspace, id));
  // What belongs to a run is shown in it, beside what led to it.
  if (page.action.runId) redirect(actionHref(workspace, page.action) as Route);
  return (
    <Prefetched entries={[{ key: actionKeys.detail(workspace, id), data: page }]}>
      <ActionScreen
        workspace={workspace}
        id={id}
        canUndo={access.permissions.has('actions.undo')}
        canReadRecord={access.permissions.has('audit.read')}
      />
    </Prefetched>
  );
}
