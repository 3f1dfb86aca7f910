import type { Metadata } from 'next';
import { EnrolAudience } from '@/components/audiences/enrol-audience';
import { Page } from '@/components/layout/page';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';

export const metadata: Metadata = { title: 'Enrol an audience' };

export default async function EnrolPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Enrol an audience"
        description="Choose people by what is known of them, see who may be contacted, and put them into a sequence. The gate decides on exactly these people; if it comes to many more than you see here, it stops and asks."
        breadcrumb={[{ label: 'Contacts', href: `/${workspace}/contacts` }]}
      />
      <EnrolAudience />
    </Page>
  );
}
