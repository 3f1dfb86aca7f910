import type { Metadata } from 'next';
import { engineKeys } from '@/components/engine/engine-keys';
import { EngineScreen } from '@/components/engine/engine-screen';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { pageAccess } from '@/lib/auth/access';
import { readEngineHealth } from '@/lib/queries/workflows/read-engine-health';

export const metadata: Metadata = { title: 'Workflow engine' };

export default async function EnginePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  if (!access.permissions.has('engine.read'))
    return (
      <Page>
        <PageHeader title="Workflow engine" />
        <Panel>
          <EmptyState title="For operators and admins">
            They can see how the engine is. When it stands still, every page says so to everybody.
          </EmptyState>
        </Panel>
      </Page>
    );
  const health = await readEngineHealth(access.workspace.id);
  return (
    <Prefetched entries={[{ key: engineKeys.health(workspace), data: health }]}>
      <EngineScreen />
    </Prefetched>
  );
}
