import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { NewRollbackDialog } from '@/components/rollbacks/new-rollback-dialog';
import { rollbackKeys } from '@/components/rollbacks/rollback-keys';
import { RollbackList } from '@/components/rollbacks/rollback-list';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listRollbacksQuerySchema } from '@/lib/contracts/rollbacks';
import { listRollbacks } from '@/lib/queries/rollbacks/list-rollbacks';

export const metadata: Metadata = { title: 'Rollbacks' };

export default async function RollbacksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const first = await listRollbacks(access.workspace.id, listRollbacksQuerySchema.parse({}));
  return (
    <Page>
      <PageHeader
        title="Rollbacks"
        description="What was taken back in bulk, and what is being taken back now. What people changed since is never overwritten unless somebody chooses so."
        actions={access.permissions.has('actions.undo') ? <NewRollbackDialog /> : null}
      />
      <Prefetched
        entries={[{ key: rollbackKeys.list(workspace), data: { pages: [first], pageParams: [null] } }]}
      >
        <RollbackList />
      </Prefetched>
    </Page>
  );
}
