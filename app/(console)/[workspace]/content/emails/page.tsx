import type { Metadata } from 'next';
import { ContentFrame } from '@/components/content/content-frame';
import { contentKeys } from '@/components/content/content-keys';
import { LandingPageList } from '@/components/content/landing-page-list';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { listLandingPages } from '@/lib/queries/content/list-landing-pages';

export const metadata: Metadata = { title: 'E-mails' };

export default async function EmailsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const data = await listLandingPages(access.workspace.id, 'email');
  return (
    <ContentFrame workspace={workspace} current="email">
      <Prefetched entries={[{ key: contentKeys.pages(workspace, 'email'), data }]}>
        <LandingPageList surface="email" />
      </Prefetched>
    </ContentFrame>
  );
}
