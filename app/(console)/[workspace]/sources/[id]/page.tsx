import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { sourceKeys } from '@/components/sources/source-keys';
import { SourceScreen } from '@/components/sources/source-screen';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readSource } from '@/lib/queries/sources/read-source';

export const metadata: Metadata = { title: 'Source' };

export default async function SourcePage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const source = await orNotFound(readSource(access.workspace.id, id));
  return (
    <Prefetched entries={[{ key: sourceKeys.detail(workspace, id), data: source }]}>
      <SourceScreen id={id} />
    </Prefetched>
  );
}
