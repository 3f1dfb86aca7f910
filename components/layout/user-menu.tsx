'use client';

import { KeyRound, LogOut } from 'lucide-react';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { ThemeChoice } from './theme-choice';

export type ShellUser = { name: string; email: string; roles: readonly string[] };

/** Who is signed in, with which roles; appearance, password, sign-out. */
export function UserMenu({
  user,
  onSignOut,
  onChangePassword,
}: {
  user: ShellUser;
  onSignOut: () => void;
  onChangePassword?: () => void;
}) {
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className="flex w-full items-center gap-2.5 rounded-md p-2 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent-text"
          >
            {initials(user.name)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{user.name}</span>
            <span className="block truncate text-xs text-subtle">{user.roles.join(', ')}</span>
          </span>
        </button>
      }
    >
      <p className="truncate px-2 py-1.5 text-xs text-muted">{user.email}</p>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      {onChangePassword ? (
        <MenuItem icon={KeyRound} onSelect={onChangePassword}>
          Change password
        </MenuItem>
      ) : null}
      <MenuItem icon={LogOut} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
