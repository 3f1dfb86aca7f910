import type { Metadata } from 'next';
import { interestKeys } from '@/components/interest/interest-keys';
import { InterestTabs } from '@/components/interest/interest-tabs';
import { TopicList } from '@/components/interest/topic-list';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listTopics } from '@/lib/queries/interest/list-topics';

export const metadata: Metadata = { title: 'Topics' };

export default async function TopicsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Topics"
        description="What interest is looked for, and by which pages and events it is recognised."
      />
      <InterestTabs workspace={workspace} current="topics" />
      <Prefetched
        entries={[{ key: interestKeys.topics(workspace), data: await listTopics(access.workspace.id) }]}
      >
        <TopicList />
      </Prefetched>
    </Page>
  );
}
