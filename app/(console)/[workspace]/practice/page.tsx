import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { ContactTable } from '@/components/practice-platform/contact-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceContactQuerySchema } from '@/lib/contracts/practice';
import { listPracticeContacts } from '@/lib/queries/practice-platform/list-practice-contacts';

export const metadata: Metadata = { title: 'Practice CRM: contacts' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeContactsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceContactQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.contacts(workspace, asked.toString()),
          data: await listPracticeContacts(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice">
      <Prefetched entries={entries}>
        <ContactTable />
      </Prefetched>
    </PracticeFrame>
  );
}
