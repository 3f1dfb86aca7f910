import type { Metadata } from 'next';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { DrillsPanel } from '@/components/stop/drills-panel';
import { PauseDialog } from '@/components/stop/pause-dialog';
import { PauseList } from '@/components/stop/pause-list';
import { shellKeys } from '@/components/stop/stop-keys';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listPausesQuerySchema } from '@/lib/contracts/stops';
import { listDrills } from '@/lib/queries/stops/list-drills';
import { listPauses } from '@/lib/queries/stops/list-pauses';

export const metadata: Metadata = { title: 'Stops' };

export default async function StopsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const { id } = access.workspace;
  const pages = async (status: 'active' | 'lifted') => ({
    key: shellKeys.pauses(workspace, status),
    data: { pages: [await listPauses(id, listPausesQuerySchema.parse({ status }))], pageParams: [null] },
  });
  const entries = await Promise.all([pages('active'), pages('lifted')]);
  return (
    <Page>
      <PageHeader
        title="Stops"
        description="What is stopped, what each stop met, and whether the stop still works. Once a stop is committed, nothing new that it covers is carried out."
        actions={access.permissions.has('workspace.stop') ? <PauseDialog /> : null}
      />
      <Prefetched entries={[...entries, { key: shellKeys.drills(workspace), data: await listDrills(id) }]}>
        <PauseList
          status="active"
          title="In force"
          empty="Nothing is stopped. Agents act within their scopes; a breaker stops by itself what its limits in the policy say."
        />
        <DrillsPanel />
        <PauseList status="lifted" title="Lifted" empty="Nothing has been stopped here yet." />
      </Prefetched>
    </Page>
  );
}
