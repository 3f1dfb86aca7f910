import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { NoticeTable } from '@/components/practice-platform/notice-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceNoticeQuerySchema } from '@/lib/contracts/practice-channels';
import { listPracticeNotices } from '@/lib/queries/practice-platform/list-practice-notices';

export const metadata: Metadata = { title: 'Practice product messages' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeNoticesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceNoticeQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.notices(workspace, asked.toString()),
          data: await listPracticeNotices(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/notices">
      <Prefetched entries={entries}>
        <NoticeTable />
      </Prefetched>
    </PracticeFrame>
  );
}
