import type { Metadata } from 'next';
import { fileKeys } from '@/components/files/file-keys';
import { FileScreen } from '@/components/files/file-screen';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readFile } from '@/lib/queries/files/read-file';

export const metadata: Metadata = { title: 'File' };

export default async function FilePage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const file = await orNotFound(readFile(access.workspace.id, id));
  return (
    <Page>
      <Prefetched entries={[{ key: fileKeys.detail(workspace, id), data: file }]}>
        <FileScreen id={id} />
      </Prefetched>
    </Page>
  );
}
