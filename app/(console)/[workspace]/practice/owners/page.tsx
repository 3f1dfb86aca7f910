import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { OwnerTable } from '@/components/practice-platform/owner-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceOwnerQuerySchema } from '@/lib/contracts/practice';
import { listPracticeOwners } from '@/lib/queries/practice-platform/list-practice-owners';

export const metadata: Metadata = { title: 'Practice CRM: owners' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeOwnersPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceOwnerQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.owners(workspace, asked.toString()),
          data: await listPracticeOwners(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/owners">
      <Prefetched entries={entries}>
        <OwnerTable />
      </Prefetched>
    </PracticeFrame>
  );
}
