import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { TextTable } from '@/components/practice-platform/text-table';
import { pageAccess } from '@/lib/auth/access';
import { practiceTextQuerySchema } from '@/lib/contracts/practice-channels';
import { listPracticeTexts } from '@/lib/queries/practice-platform/list-practice-texts';

export const metadata: Metadata = { title: 'Practice text messages' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeTextsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceTextQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.texts(workspace, asked.toString()),
          data: await listPracticeTexts(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/texts">
      <Prefetched entries={entries}>
        <TextTable />
      </Prefetched>
    </PracticeFrame>
  );
}
