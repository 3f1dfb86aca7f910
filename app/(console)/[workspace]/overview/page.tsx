import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { overviewKeys } from '@/components/overview/overview-keys';
import { OverviewScreen } from '@/components/overview/overview-screen';
import { pageAccess } from '@/lib/auth/access';
import { getOverview } from '@/lib/queries/overview/get-overview';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Prefetched entries={[{ key: overviewKeys.all(workspace), data: await getOverview(access) }]}>
      <OverviewScreen />
    </Prefetched>
  );
}
