import type { Metadata } from 'next';
import { accountKeys } from '@/components/accounts/account-keys';
import { AccountTable } from '@/components/accounts/account-table';
import { accountTableConfig } from '@/components/accounts/account-table-config';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listAccountsQuerySchema } from '@/lib/contracts/accounts';
import { listAccounts } from '@/lib/queries/accounts/list-accounts';

export const metadata: Metadata = { title: 'Accounts' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AccountsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, accountTableConfig));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listAccountsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: accountKeys.list(workspace, asked.toString()),
          data: await listAccounts(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Accounts"
        description="The companies behind the contacts. An agent's scope names the tiers it may touch."
      />
      <Prefetched entries={entries}>
        <AccountTable workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
