'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useLive } from '@/lib/client/live';
import type { Me } from '@/lib/contracts/session';
import { ConsoleShell } from '../layout/console-shell';
import type { StopControlProps } from '../layout/stop-control';
import { AccessProvider } from './access-context';
import { roleTitles } from './role-titles';
import { signOutHere } from './sign-out-here';

/** Nothing to stop or resume with: the button is not shown. */
const noStopControl: StopControlProps = {
  stop: null,
  onStop: () => Promise.reject(new Error('Stopping is not offered here.')),
  onResume: () => Promise.reject(new Error('Resuming is not offered here.')),
  canStop: false,
  canResume: false,
};

export type ConsoleFrameProps = {
  me: Me;
  workspaces: readonly { slug: string; name: string }[];
  children: ReactNode;
};

/** The shell filled with who is signed in; the one place that follows the live stream. */
export function ConsoleFrame({ me, workspaces, children }: ConsoleFrameProps) {
  const router = useRouter();
  const live = useLive(me.workspace.slug);
  return (
    <AccessProvider me={me}>
      <ConsoleShell
        workspace={me.workspace}
        workspaces={workspaces}
        user={{
          name: me.person?.name ?? '',
          email: me.person?.email ?? '',
          roles: me.person?.roles.map((role) => roleTitles[role].title) ?? [],
        }}
        counts={{}}
        live={live}
        stopControl={noStopControl}
        onSignOut={signOutHere}
        onChangePassword={() => router.push(`/${me.workspace.slug}/settings/account` as Route)}
      >
        {children}
      </ConsoleShell>
    </AccessProvider>
  );
}
