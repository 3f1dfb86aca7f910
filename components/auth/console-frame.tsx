'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useLive } from '@/lib/client/live';
import type { Me } from '@/lib/contracts/session';
import { StandingStillNotice } from '../engine/standing-still-notice';
import { ConsoleShell } from '../layout/console-shell';
import { PendingChangesBanner } from '../policies/pending-changes-banner';
import { StoppedNotice } from '../stop/stopped-notice';
import { useCounts } from '../stop/use-counts';
import { useStopControl } from '../stop/use-stop-control';
import { AccessProvider } from './access-context';
import { roleTitles } from './role-titles';
import { signOutHere } from './sign-out-here';

export type ConsoleFrameProps = {
  me: Me;
  workspaces: readonly { slug: string; name: string }[];
  children: ReactNode;
};

/** The shell filled with who is signed in; the one place that follows the live stream. */
export function ConsoleFrame({ me, workspaces, children }: ConsoleFrameProps) {
  const router = useRouter();
  const live = useLive(me.workspace.slug);
  const counts = useCounts(me.workspace.slug);
  const { stopControl, state } = useStopControl(me);
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
        counts={counts}
        live={live}
        stopControl={stopControl}
        onSignOut={signOutHere}
        onChangePassword={() => router.push(`/${me.workspace.slug}/settings/account` as Route)}
      >
        <StandingStillNotice workspace={me.workspace.slug} />
        <StoppedNotice workspace={me.workspace.slug} state={state} />
        <PendingChangesBanner workspace={me.workspace.slug} />
        {children}
      </ConsoleShell>
    </AccessProvider>
  );
}
