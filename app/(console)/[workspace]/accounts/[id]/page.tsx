import type { Metadata } from 'next';
import { AccountDetail } from '@/components/accounts/account-detail';
import { accountKeys } from '@/components/accounts/account-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readAccount } from '@/lib/queries/accounts/read-account';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const account = await orNotFound(readAccount(access.workspace, id));
  return (
    <Prefetched entries={[{ key: accountKeys.detail(workspace, id), data: account }]}>
      <AccountDetail workspace={workspace} id={id} />
    </Prefetched>
  );
}
