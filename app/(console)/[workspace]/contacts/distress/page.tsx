import type { Metadata } from 'next';
import { contactKeys } from '@/components/contacts/contact-keys';
import { ContactTabs } from '@/components/contacts/contact-tabs';
import { DistressTable } from '@/components/contacts/distress-table';
import { distressTableConfig } from '@/components/contacts/distress-table-config';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listDistressQuerySchema } from '@/lib/contracts/suppressions';
import { listDistress } from '@/lib/queries/contacts/list-distress';

export const metadata: Metadata = { title: 'Signs of distress' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DistressPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, distressTableConfig));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listDistressQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: contactKeys.distress(workspace, asked.toString()),
          data: await listDistress(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Signs of distress"
        description="People who asked to be left alone, complained or told of trouble. Contact is blocked already; a named person looks at each."
      />
      <ContactTabs workspace={workspace} current="distress" />
      <Prefetched entries={entries}>
        <DistressTable workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
