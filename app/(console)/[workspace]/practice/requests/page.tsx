import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { RequestTable } from '@/components/practice-platform/request-table';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceRequestQuerySchema } from '@/lib/contracts/practice';
import { listPracticeRequests } from '@/lib/queries/practice-platform/list-practice-requests';

export const metadata: Metadata = { title: 'Practice platform: API requests' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeRequestsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceRequestQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.requests(workspace, asked.toString()),
          data: await listPracticeRequests(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/requests">
      <Prefetched entries={entries}>
        <RequestTable />
      </Prefetched>
    </PracticeFrame>
  );
}
