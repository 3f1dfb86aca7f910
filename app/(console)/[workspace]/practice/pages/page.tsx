import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { PageList } from '@/components/practice-platform/page-list';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { pageAccess } from '@/lib/auth/access';
import { listPracticePages } from '@/lib/queries/practice-platform/list-practice-pages';

export const metadata: Metadata = { title: 'Practice CMS: landing pages' };

export default async function PracticePagesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const data = await listPracticePages(access.workspace.id);
  return (
    <PracticeFrame workspace={workspace} current="practice/pages">
      <Prefetched entries={[{ key: practiceKeys.pages(workspace), data }]}>
        <PageList />
      </Prefetched>
    </PracticeFrame>
  );
}
