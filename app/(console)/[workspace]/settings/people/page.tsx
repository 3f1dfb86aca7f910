import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { peopleKeys } from '@/components/people/people-keys';
import { PeopleTable } from '@/components/people/people-table';
import { peopleTableConfig } from '@/components/people/people-table-config';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { peopleQuerySchema } from '@/lib/contracts/people';
import { listPeople } from '@/lib/queries/people/list-people';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const search = toTableSearchParams(readTableQuery(await searchParams, peopleTableConfig));
  const queryClient = new QueryClient();
  const query = peopleQuerySchema.safeParse(Object.fromEntries(search));
  if (query.success) {
    await queryClient.prefetchQuery({
      queryKey: peopleKeys.list(workspace, search.toString()),
      queryFn: () =>
        listPeople({
          workspaceId: access.workspace.id,
          query: query.data,
          withEmail: access.permissions.has('people.edit'),
        }),
    });
  }
  return (
    <Page>
      <PageHeader
        title="People"
        description="Who is in this workspace, and what each may do. Every change is on record."
      />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <PeopleTable />
      </HydrationBoundary>
    </Page>
  );
}
