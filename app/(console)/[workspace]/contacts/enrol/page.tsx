import type { Metadata } from 'next';
import { actionKeys } from '@/components/actions/action-keys';
import { EnrolAudience } from '@/components/audiences/enrol-audience';
import { EnrolmentsPanel } from '@/components/audiences/enrolments-panel';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listEnrolmentsQuerySchema } from '@/lib/contracts/audiences';
import { listEnrolments } from '@/lib/queries/audiences/list-enrolments';

export const metadata: Metadata = { title: 'Enrol an audience' };

export default async function EnrolPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const enrolments = await listEnrolments(access.workspace, listEnrolmentsQuerySchema.parse({}));
  return (
    <Prefetched
      entries={[{ key: actionKeys.enrolments(workspace), data: { pages: [enrolments], pageParams: [null] } }]}
    >
      <Page>
        <PageHeader
          title="Enrol an audience"
          description="Choose people by what is known of them, see who may be contacted, and put them into a sequence. The gate decides on exactly these people; if it comes to many more than you see here, it stops and asks."
          breadcrumb={[{ label: 'Contacts', href: `/${workspace}/contacts` }]}
        />
        <EnrolAudience />
        <EnrolmentsPanel />
      </Page>
    </Prefetched>
  );
}
