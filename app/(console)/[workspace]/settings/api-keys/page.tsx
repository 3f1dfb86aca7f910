import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { apiKeyKeys } from '@/components/api-keys/api-key-keys';
import { ApiKeysTable } from '@/components/api-keys/api-keys-table';
import { apiKeysTableConfig } from '@/components/api-keys/api-keys-table-config';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { pageAccess } from '@/lib/auth/access';
import { apiKeysQuerySchema } from '@/lib/contracts/api-keys';
import { listApiKeys } from '@/lib/queries/api-keys/list-api-keys';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const header = (
    <PageHeader
      title="API keys"
      description="Keys let programs send signals and read. What a person has to answer for can't be done with a key."
    />
  );
  if (!access.permissions.has('keys.edit')) {
    return (
      <Page>
        {header}
        <Panel>
          <EmptyState title="For admins">
            An admin of this workspace can see, create and revoke keys.
          </EmptyState>
        </Panel>
      </Page>
    );
  }
  const search = toTableSearchParams(readTableQuery(await searchParams, apiKeysTableConfig));
  const queryClient = new QueryClient();
  const query = apiKeysQuerySchema.safeParse(Object.fromEntries(search));
  if (query.success) {
    await queryClient.prefetchQuery({
      queryKey: apiKeyKeys.list(workspace, search.toString()),
      queryFn: () => listApiKeys({ workspaceId: access.workspace.id, query: query.data }),
    });
  }
  return (
    <Page>
      {header}
      <HydrationBoundary state={dehydrate(queryClient)}>
        <ApiKeysTable />
      </HydrationBoundary>
    </Page>
  );
}
