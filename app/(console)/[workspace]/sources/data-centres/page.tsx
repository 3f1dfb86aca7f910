import type { Metadata } from 'next';
import { AddIpRanges } from '@/components/ip-ranges/add-ip-ranges';
import { CheckAddress } from '@/components/ip-ranges/check-address';
import { ipRangeKeys } from '@/components/ip-ranges/ip-range-keys';
import { IpRangeTable } from '@/components/ip-ranges/ip-range-table';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { SourcesTabs } from '@/components/sources/sources-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listIpRanges } from '@/lib/queries/ip-ranges/list-ip-ranges';

export const metadata: Metadata = { title: 'Data centres' };

export default async function DataCentresPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Data centres"
        description="Addresses that belong to data centres. What was done from there is likelier to be a program’s doing, and its signals are worth less."
      />
      <SourcesTabs workspace={workspace} current="data-centres" />
      <Prefetched
        entries={[{ key: ipRangeKeys.list(workspace), data: await listIpRanges(access.workspace.id) }]}
      >
        {access.permissions.has('sources.edit') ? <AddIpRanges /> : null}
        <IpRangeTable />
        <CheckAddress />
      </Prefetched>
    </Page>
  );
}
