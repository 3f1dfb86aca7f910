import type { Metadata } from 'next';
import { FileDrop } from '@/components/files/file-drop';
import { fileKeys } from '@/components/files/file-keys';
import { FileList } from '@/components/files/file-list';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { SourcesTabs } from '@/components/sources/sources-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listFilesQuerySchema } from '@/lib/contracts/files';
import { listFiles } from '@/lib/queries/files/list-files';

export const metadata: Metadata = { title: 'Files' };

export default async function FilesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const first = await listFiles(access.workspace.id, listFilesQuerySchema.parse({}));
  return (
    <Page>
      <PageHeader
        title="Files"
        description="Tables of any tool whose rows become signals: mapped here, tried out on all rows, and imported where you left off, whatever happens on the way."
      />
      <SourcesTabs workspace={workspace} current="files" />
      <Prefetched entries={[{ key: fileKeys.list(workspace), data: { pages: [first], pageParams: [null] } }]}>
        {access.permissions.has('sources.edit') ? <FileDrop /> : null}
        <FileList />
      </Prefetched>
    </Page>
  );
}
