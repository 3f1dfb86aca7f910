import type { Metadata } from 'next';
import { ContactTabs } from '@/components/contacts/contact-tabs';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { DuplicateReview } from '@/components/profiles/duplicate-review';
import { profileKeys } from '@/components/profiles/profile-keys';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listDuplicates, listMergedPeople } from '@/lib/queries/profiles/list-duplicates';

export const metadata: Metadata = { title: 'Duplicates' };

export default async function DuplicatesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const [duplicates, merged] = await Promise.all([
    listDuplicates(access.workspace),
    listMergedPeople(access.workspace),
  ]);
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        description="Profiles that share an identifier are one person already. Those that only look like it wait here for somebody to say so."
      />
      <ContactTabs workspace={workspace} current="duplicates" />
      <Prefetched
        entries={[
          { key: profileKeys.duplicates(workspace), data: duplicates },
          { key: profileKeys.merged(workspace), data: merged },
        ]}
      >
        <DuplicateReview workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
