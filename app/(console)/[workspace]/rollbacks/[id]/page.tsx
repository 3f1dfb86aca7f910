import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { rollbackKeys } from '@/components/rollbacks/rollback-keys';
import { RollbackScreen } from '@/components/rollbacks/rollback-screen';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readRollback } from '@/lib/queries/rollbacks/read-rollback';

export const metadata: Metadata = { title: 'Rollback' };

export default async function RollbackPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const rollback = await orNotFound(readRollback(access.workspace.id, id));
  return (
    <Page>
      <Prefetched entries={[{ key: rollbackKeys.detail(workspace, id), data: rollback }]}>
        <RollbackScreen id={id} />
      </Prefetched>
    </Page>
  );
}
