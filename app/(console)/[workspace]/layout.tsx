import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/auth/console-frame';
import { pageAccess } from '@/lib/auth/access';
import { getMe } from '@/lib/queries/people/get-me';
import { listOwnWorkspaces } from '@/lib/queries/people/list-own-workspaces';

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
  const [me, workspaces] = await Promise.all([getMe(access), listOwnWorkspaces(access.actor.id)]);
  return (
    <ConsoleFrame me={me} workspaces={workspaces}>
      {children}
    </ConsoleFrame>
  );
}
