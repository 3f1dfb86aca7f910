import type { Metadata } from 'next';
import { ContentFrame } from '@/components/content/content-frame';
import { contentKeys } from '@/components/content/content-keys';
import { LandingPageList } from '@/components/content/landing-page-list';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { listLandingPages } from '@/lib/queries/content/list-landing-pages';

export const metadata: Metadata = { title: 'Landing pages' };

export default async function ContentPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const data = await listLandingPages(access.workspace.id, 'page');
  return (
    <ContentFrame workspace={workspace} current="page">
      <Prefetched entries={[{ key: contentKeys.pages(workspace, 'page'), data }]}>
        <LandingPageList surface="page" />
      </Prefetched>
    </ContentFrame>
  );
}
