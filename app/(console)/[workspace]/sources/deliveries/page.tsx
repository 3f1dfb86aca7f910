import type { Metadata } from 'next';
import { readTableQuery, toTableSearchParams } from '@/components/data-table/table-query';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { DeliveryTable } from '@/components/sources/delivery-table';
import { deliveryTableConfig } from '@/components/sources/delivery-table-config';
import { sourceKeys } from '@/components/sources/source-keys';
import { SourcesTabs } from '@/components/sources/sources-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listDeliveriesQuerySchema } from '@/lib/contracts/sources';
import { listDeliveries } from '@/lib/queries/sources/list-deliveries';
import { listSources } from '@/lib/queries/sources/list-sources';

export const metadata: Metadata = { title: 'Deliveries' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DeliveriesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const { rows } = await listSources(access.workspace.id);
  const sources = rows.map(({ id, title }) => ({ id, title }));
  const asked = toTableSearchParams(readTableQuery(await searchParams, deliveryTableConfig(sources)));
  // A question that is not valid is left to the browser, which shows the answer it gets.
  const query = listDeliveriesQuerySchema.safeParse(Object.fromEntries(asked));
  const entries = query.success
    ? [
        {
          key: sourceKeys.deliveries(workspace, asked.toString()),
          data: await listDeliveries(access.workspace.id, query.data),
        },
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title="Sources"
        description="What arrived, and what came of it. What could not be taken waits here until somebody deals with it."
      />
      <SourcesTabs workspace={workspace} current="deliveries" />
      <Prefetched entries={entries}>
        <DeliveryTable sources={sources} />
      </Prefetched>
    </Page>
  );
}
