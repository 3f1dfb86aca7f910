import type { Metadata } from 'next';
import { contactKeys } from '@/components/contacts/contact-keys';
import { ContactTabs } from '@/components/contacts/contact-tabs';
import { SuppressionTable } from '@/components/contacts/suppression-table';
import { suppressionTableConfig } from '@/components/contacts/suppression-table-config';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listSuppressionsQuerySchema } from '@/lib/contracts/suppressions';
import { listSuppressions } from '@/lib/queries/contacts/list-suppressions';

export const metadata: Metadata = { title: 'Blocks' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SuppressionsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, suppressionTableConfig));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listSuppressionsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: contactKeys.suppressions(workspace, asked.toString()),
          data: await listSuppressions(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Blocks"
        description="Whom nobody contacts, whatever was consented to: people, and addresses of people who are not contacts yet."
      />
      <ContactTabs workspace={workspace} current="suppressions" />
      <Prefetched entries={entries}>
        <SuppressionTable workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
