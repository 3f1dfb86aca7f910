import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/auth/console-frame';
import { engineKeys } from '@/components/engine/engine-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { policyKeys } from '@/components/policies/policy-keys';
import { shellKeys } from '@/components/stop/stop-keys';
import { pageAccess } from '@/lib/auth/access';
import { countPendingApprovals } from '@/lib/queries/overview/read-waiting';
import { getMe } from '@/lib/queries/people/get-me';
import { listOwnWorkspaces } from '@/lib/queries/people/list-own-workspaces';
import { listPendingChanges } from '@/lib/queries/policies/list-pending-changes';
import { readStopState } from '@/lib/queries/stops/read-stop-state';
import { readEnginePulse } from '@/lib/queries/workflows/read-engine-pulse';

export default async function ConsoleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  // Each page asks again for what it shows; here the shell must also stand around the change of a one-time password.
  const access = await pageAccess(workspace, 'workspace.read', { duringPasswordChange: true });
  const [me, workspaces, stop, approvals, { lagMs: _lag, ...pulse }, pending] = await Promise.all([
    getMe(access),
    listOwnWorkspaces(access.actor.id),
    readStopState(access.workspace),
    countPendingApprovals(access.workspace.id),
    readEnginePulse(),
    listPendingChanges(access.workspace),
  ]);
  return (
    <Prefetched
      entries={[
        { key: shellKeys.stop(workspace), data: stop },
        { key: shellKeys.counts(workspace), data: { approvals } },
        { key: engineKeys.pulse(workspace), data: pulse },
        { key: policyKeys.pending(workspace), data: pending },
      ]}
    >
      <ConsoleFrame me={me} workspaces={workspaces}>
        {children}
      </ConsoleFrame>
    </Prefetched>
  );
}
