import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { RequestsTable } from '@/components/rights/requests-table';
import { requestsTableConfig } from '@/components/rights/requests-table-config';
import { rightsKeys } from '@/components/rights/rights-keys';
import { RightsTabs } from '@/components/rights/rights-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listRightsRequestsQuerySchema } from '@/lib/contracts/rights';
import { listRequests } from '@/lib/queries/rights/list-requests';

export const metadata: Metadata = { title: 'People’s rights' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RightsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const asked = toTableSearchParams(readTableQuery(await searchParams, requestsTableConfig));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listRightsRequestsQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: rightsKeys.list(workspace, asked.toString()),
          data: await listRequests(access.workspace, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="People’s rights"
        description="What people ask for about their own data. Each is answered within a month; privacy officers do."
      />
      <RightsTabs workspace={workspace} current="requests" />
      <Prefetched entries={entries}>
        <RequestsTable workspace={workspace} />
      </Prefetched>
    </Page>
  );
}
