import type { Metadata } from 'next';
import { contentKeys } from '@/components/content/content-keys';
import { LandingPageScreen } from '@/components/content/landing-page-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readLandingPage } from '@/lib/queries/content/read-landing-page';

export const metadata: Metadata = { title: 'Content' };

export default async function LandingPagePage({
  params,
}: {
  params: Promise<{ workspace: string; pageId: string }>;
}) {
  const { workspace, pageId } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const page = await orNotFound(readLandingPage(access.workspace, pageId));
  return (
    <Prefetched entries={[{ key: contentKeys.page(workspace, pageId), data: page }]}>
      <LandingPageScreen id={pageId} />
    </Prefetched>
  );
}
