import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Prefetched } from '@/components/layout/prefetched';
import { MailboxTable } from '@/components/practice-platform/mailbox-table';
import { PracticeFrame } from '@/components/practice-platform/practice-frame';
import { practiceKeys } from '@/components/practice-platform/practice-keys';
import { practiceTableConfig } from '@/components/practice-platform/table-configs';
import { pageAccess } from '@/lib/auth/access';
import { practiceMessageQuerySchema } from '@/lib/contracts/practice-email';
import { listPracticeMessages } from '@/lib/queries/practice-platform/list-practice-messages';

export const metadata: Metadata = { title: 'Practice e-mail: mailbox' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PracticeMailboxPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, practiceTableConfig));
  const query = practiceMessageQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: practiceKeys.messages(workspace, asked.toString()),
          data: await listPracticeMessages(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <PracticeFrame workspace={workspace} current="practice/mailbox">
      <Prefetched entries={entries}>
        <MailboxTable />
      </Prefetched>
    </PracticeFrame>
  );
}
