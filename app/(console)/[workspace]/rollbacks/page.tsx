import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { NewRollbackDialog } from '@/components/rollbacks/new-rollback-dialog';
import { rollbackKeys } from '@/components/rollbacks/rollback-keys';
import { RollbackList } from '@/components/rollbacks/rollback-list';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listRollbacksQuerySchema, rollbackStartSchema } from '@/lib/contracts/rollbacks';
import { listRollbacks } from '@/lib/queries/rollbacks/list-rollbacks';

export const metadata: Metadata = { title: 'Rollbacks' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RollbacksPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  // An address that asks for nothing sensible shows the page without the dialog.
  const start = rollbackStartSchema.safeParse(await searchParams);
  const access = await pageAccess(workspace, 'workspace.read');
  const first = await listRollbacks(access.workspace.id, listRollbacksQuerySchema.parse({}));
  return (
    <Page>
      <PageHeader
        title="Rollbacks"
        description="What was taken back in bulk, and what is being taken back now. What people changed since is never overwritten unless somebody chooses so."
        actions={
          access.permissions.has('actions.undo') ? <NewRollbackDialog start={start.data ?? null} /> : null
        }
      />
      <Prefetched
        entries={[{ key: rollbackKeys.list(workspace), data: { pages: [first], pageParams: [null] } }]}
      >
        <RollbackList />
      </Prefetched>
    </Page>
  );
}
