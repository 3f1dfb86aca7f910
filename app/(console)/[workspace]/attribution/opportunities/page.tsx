import type { Metadata } from 'next';
import { attributionKeys } from '@/components/attribution/attribution-keys';
import { opportunityParams, readOpportunityFilter } from '@/components/attribution/attribution-params';
import { OpportunityList } from '@/components/attribution/opportunity-list';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listOpportunitiesQuerySchema } from '@/lib/contracts/attribution';
import { listOpportunities } from '@/lib/queries/attribution/list-opportunities';

export const metadata: Metadata = { title: 'Opportunities' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OpportunitiesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const filter = readOpportunityFilter(await searchParams);
  const asked = opportunityParams(filter);
  const query = listOpportunitiesQuerySchema.parse(Object.fromEntries(new URLSearchParams(asked)));
  return (
    <Page>
      <PageHeader
        title="Opportunities"
        breadcrumb={[{ label: 'Attribution', href: `/${workspace}/attribution` }]}
        description="Deals as the CRM tells of them, with what is given of each to what came before it."
      />
      <Prefetched
        entries={[
          {
            key: attributionKeys.opportunities(workspace, asked),
            data: { pages: [await listOpportunities(access.workspace.id, query)], pageParams: [null] },
          },
        ]}
      >
        <OpportunityList filter={filter} />
      </Prefetched>
    </Page>
  );
}
