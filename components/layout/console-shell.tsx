'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useState } from 'react';
import type { LiveStatus } from '@/lib/client/live';
import { Kbd } from '../ui/kbd';
import { TimeZoneProvider } from '../ui/time-zone';
import type { PaletteCommand } from './command-palette';
import { ConsoleNav, type NavCounts } from './console-nav';
import { LiveIndicator } from './live-indicator';
import { NavDrawer } from './nav-drawer';
import { StopBanner, StopButton, type StopControlProps } from './stop-control';
import { ThemeToggle } from './theme-toggle';
import { useNavigationKeys } from './use-navigation-keys';
import { type ShellUser, UserMenu } from './user-menu';
import { type ShellWorkspace, WorkspaceLabel } from './workspace-label';

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
});

export type ConsoleShellProps = {
  workspace: ShellWorkspace;
  /** All workspaces of the person; with more than one the name becomes a switch. */
  workspaces?: readonly { slug: string; name: string }[];
  user: ShellUser;
  counts: NavCounts;
  live: LiveStatus;
  stopControl: StopControlProps;
  onSignOut: () => void;
  onChangePassword?: () => void;
  /** Further things the palette can do. */
  commands?: readonly PaletteCommand[];
  children: ReactNode;
};

const noCommands: readonly PaletteCommand[] = [];

/** The frame of every page of the console: navigation, stop, palette, account; the page itself is `children`. */
export function ConsoleShell({
  workspace,
  workspaces,
  user,
  counts,
  live,
  stopControl,
  onSignOut,
  onChangePassword,
  commands = noCommands,
  children,
}: ConsoleShellProps) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  useNavigationKeys(workspace.slug, openPalette);

  const sidebar = (onNavigate?: () => void) => (
    <>
      <div className={`px-3 pt-3 pb-4 ${onNavigate ? 'pr-12' : ''}`}>
        <WorkspaceLabel workspace={workspace} workspaces={workspaces} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
        <ConsoleNav workspaceSlug={workspace.slug} counts={counts} onNavigate={onNavigate} />
      </div>
      <div className="border-t p-2">
        <UserMenu user={user} onSignOut={onSignOut} onChangePassword={onChangePassword} />
      </div>
    </>
  );

  return (
    <TimeZoneProvider timeZone={workspace.timeZone}>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-fg focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div className="flex min-h-dvh">
        <aside className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-r bg-bg lg:flex print:hidden">
          {sidebar()}
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="sticky top-0 z-40 print:hidden">
            <header className="flex h-12 items-center gap-2 border-b bg-bg/95 px-3 backdrop-blur-sm lg:px-6">
              <div className="flex min-w-0 items-center gap-1 lg:hidden">
                <NavDrawer>{sidebar}</NavDrawer>
                <span className="truncate font-semibold">{workspace.name}</span>
              </div>
              <PaletteButton onOpen={openPalette} />
              <div className="ml-auto flex items-center gap-2">
                <span className="max-sm:sr-only">
                  <LiveIndicator status={live} />
                </span>
                <span className="max-sm:hidden">
                  <ThemeToggle />
                </span>
                <StopButton {...stopControl} />
              </div>
            </header>
            <StopBanner {...stopControl} />
          </div>
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-[1440px] flex-1 px-4 py-5 outline-none lg:px-6"
          >
            {children}
          </main>
        </div>
      </div>
      {isPaletteOpen ? (
        <CommandPalette
          workspaceSlug={workspace.slug}
          commands={commands}
          onClose={() => setPaletteOpen(false)}
        />
      ) : null}
    </TimeZoneProvider>
  );
}

function PaletteButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="hidden h-8 w-64 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left text-muted hover:border-control sm:flex"
    >
      <Search aria-hidden className="size-4 text-subtle" />
      <span className="flex-1">Go to, or do…</span>
      <Kbd>Ctrl K</Kbd>
    </button>
  );
}
