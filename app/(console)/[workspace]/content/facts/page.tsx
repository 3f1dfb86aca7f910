import type { Metadata } from 'next';
import { ContentFrame } from '@/components/content/content-frame';
import { contentKeys } from '@/components/content/content-keys';
import { FactList } from '@/components/content/fact-list';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { listFacts } from '@/lib/queries/content/list-facts';

export const metadata: Metadata = { title: 'Approved facts' };

export default async function FactsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const data = await listFacts(access.workspace.id);
  return (
    <ContentFrame workspace={workspace} current="facts">
      <Prefetched entries={[{ key: contentKeys.facts(workspace), data }]}>
        <FactList />
      </Prefetched>
    </ContentFrame>
  );
}
