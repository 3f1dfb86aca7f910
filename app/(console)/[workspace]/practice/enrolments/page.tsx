import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { EnrolmentTable } from '@/components/practice-platform/enrolment-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceEnrolmentQuerySchema } from '@/lib/contracts/practice-outreach';
import { listPracticeEnrolments } from '@/lib/queries/practice-platform/list-practice-enrolments';

export const metadata: Metadata = { title: 'Practice outreach: enrolments' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeEnrolmentsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceEnrolmentQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.enrolments(workspace, asked.toString()),
          data: await listPracticeEnrolments(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/enrolments">
      <Prefetched entries={entries}>
        <EnrolmentTable />
      </Prefetched>
    </PracticeFrame>
  );
}
