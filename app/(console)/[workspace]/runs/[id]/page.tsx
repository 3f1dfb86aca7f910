import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { RunDetail } from '@/components/runs/run-detail';
import { runKeys } from '@/components/runs/run-keys';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readRun } from '@/lib/queries/runs/read-run';
import { readRunSteps } from '@/lib/queries/runs/read-run-steps';

export const metadata: Metadata = { title: 'Run' };

export default async function RunPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const [run, steps] = await orNotFound(
    Promise.all([readRun(access.workspace, id), readRunSteps(access.workspace.id, id)]),
  );
  return (
    <Prefetched
      entries={[
        { key: runKeys.detail(workspace, id), data: run },
        { key: runKeys.steps(workspace, id), data: steps },
      ]}
    >
      <RunDetail
        workspace={workspace}
        id={id}
        canCancel={access.permissions.has('runs.cancel')}
        canRerun={access.permissions.has('runs.rerun')}
        canUndo={access.permissions.has('actions.undo')}
        canReadRecord={access.permissions.has('audit.read')}
      />
    </Prefetched>
  );
}
