'use client';

import { Check, ChevronsUpDown, FlaskConical } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Menu, MenuItem, MenuLabel } from '../ui/menu';
import { StatusChip } from '../ui/status-chip';
import { BrandMark } from './brand-mark';

export type ShellWorkspace = {
  slug: string;
  name: string;
  /** IANA zone in which the console writes times. */
  timeZone: string;
  /** Filled with invented people and companies. */
  isSample: boolean;
};

/** Mark, workspace name, and the way to the others where there are any. */
export function WorkspaceLabel({
  workspace,
  workspaces = [],
}: {
  workspace: ShellWorkspace;
  workspaces?: readonly { slug: string; name: string }[];
}) {
  const label = (
    <>
      <BrandMark />
      <span className="min-w-0 flex-1 truncate text-left text-sm font-semibold">{workspace.name}</span>
    </>
  );
  return (
    <div className="flex flex-col gap-1.5">
      {workspaces.length > 1 ? (
        <Menu
          align="start"
          trigger={
            <button
              type="button"
              aria-label={`Workspace ${workspace.name}, change`}
              className="flex h-9 w-full items-center gap-2 rounded-md px-2 hover:bg-hover"
            >
              {label}
              <ChevronsUpDown aria-hidden className="size-4 text-subtle" />
            </button>
          }
        >
          <MenuLabel>Workspaces</MenuLabel>
          {workspaces.map((each) => (
            <MenuItem key={each.slug} asChild>
              <Link href={`/${each.slug}/overview` as Route}>
                <span className="flex-1">{each.name}</span>
                {each.slug === workspace.slug ? <Check aria-hidden /> : null}
              </Link>
            </MenuItem>
          ))}
        </Menu>
      ) : (
        <div className="flex h-9 items-center gap-2 px-2">{label}</div>
      )}
      {workspace.isSample ? (
        <div className="px-2">
          <StatusChip tone="info" size="sm" icon={FlaskConical}>
            Sample workspace
          </StatusChip>
        </div>
      ) : null}
    </div>
  );
}
