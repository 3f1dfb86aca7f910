import type { ReactNode } from 'react';
import { Prefetched } from '@/components/layout/prefetched';
import { policyKeys } from '@/components/policies/policy-keys';
import { PolicyShell } from '@/components/policies/policy-shell';
import { pageAccess } from '@/lib/auth/access';
import { getPolicyScreen } from '@/lib/queries/policies/get-policy-screen';

export default async function PoliciesLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const screen = await getPolicyScreen(access.workspace, access.actor.id);
  return (
    <Prefetched entries={[{ key: policyKeys.screen(workspace), data: screen }]}>
      <PolicyShell>{children}</PolicyShell>
    </Prefetched>
  );
}
