import type { Metadata } from 'next';
import Link from 'next/link';
import { contactKeys } from '@/components/contacts/contact-keys';
import { ContactTable } from '@/components/contacts/contact-table';
import { contactTableConfig } from '@/components/contacts/contact-table-config';
import { ContactTabs } from '@/components/contacts/contact-tabs';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listContactsQuerySchema } from '@/lib/contracts/contacts';
import { listContacts } from '@/lib/queries/contacts/list-contacts';

export const metadata: Metadata = { title: 'Contacts' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ContactsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'contacts.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, contactTableConfig));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listContactsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: contactKeys.list(workspace, asked.toString()),
          data: await listContacts(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Contacts"
        description="Everyone a signal has named, with what is known of them, how likely they are to convert, and who owns them."
        actions={
          <Button asChild>
            <Link href={`/${workspace}/contacts/enrol`}>Enrol an audience</Link>
          </Button>
        }
      />
      <ContactTabs workspace={workspace} current="contacts" />
      <Prefetched entries={entries}>
        <ContactTable workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
