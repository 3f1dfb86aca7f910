import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { SequenceList } from '@/components/practice-platform/sequence-list';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceSequenceQuerySchema } from '@/lib/contracts/practice-outreach';
import { listPracticeSequences } from '@/lib/queries/practice-platform/list-practice-sequences';

export const metadata: Metadata = { title: 'Practice outreach: sequences' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeSequencesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceSequenceQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.sequences(workspace, asked.toString()),
          data: await listPracticeSequences(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/sequences">
      <Prefetched entries={entries}>
        <SequenceList />
      </Prefetched>
    </PracticeFrame>
  );
}
