import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { AddSourceDialog } from '@/components/sources/add-source-dialog';
import { sourceKeys } from '@/components/sources/source-keys';
import { SourceTable } from '@/components/sources/source-table';
import { SourcesTabs } from '@/components/sources/sources-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listSources } from '@/lib/queries/sources/list-sources';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Sources"
        description="Where signals come from: whether each is heard, what of it is taken, and how far it is believed."
        actions={access.permissions.has('sources.edit') ? <AddSourceDialog /> : null}
      />
      <SourcesTabs workspace={workspace} current="sources" />
      <Prefetched
        entries={[{ key: sourceKeys.list(workspace), data: await listSources(access.workspace.id) }]}
      >
        <SourceTable />
      </Prefetched>
    </Page>
  );
}
