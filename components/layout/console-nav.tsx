'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { formatNumber } from '@/lib/client/format';
import { findNavItem, navHref } from './nav-items';
import { useNavGroups } from './use-nav-groups';

export type NavCounts = { approvals?: number };

/** The links of the console. `onNavigate` lets a drawer close itself. */
export function ConsoleNav({
  workspaceSlug,
  counts,
  onNavigate,
}: {
  workspaceSlug: string;
  counts: NavCounts;
  onNavigate?: () => void;
}) {
  const groups = useNavGroups();
  const current = findNavItem(workspaceSlug, usePathname());
  return (
    <nav aria-label="Console" className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.label ?? 'main'}>
          {group.label ? <p className="px-2 pb-1 text-2xs font-medium text-subtle">{group.label}</p> : null}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => {
              const isCurrent = item.path === current?.path;
              const count = item.count ? counts[item.count] : undefined;
              return (
                <li key={item.path}>
                  <Link
                    href={navHref(workspaceSlug, item.path) as Route}
                    aria-current={isCurrent ? 'page' : undefined}
                    onClick={onNavigate}
                    className="group flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted hover:bg-hover hover:text-fg aria-[current=page]:bg-pressed aria-[current=page]:text-fg max-lg:h-10"
                  >
                    <item.icon
                      aria-hidden
                      className="size-4 shrink-0 text-subtle group-aria-[current=page]:text-accent-text"
                    />
                    <span className="flex-1 truncate">{item.label}</span>
                    {count ? (
                      <span className="grid h-[18px] min-w-[18px] place-items-center rounded-sm bg-wait-soft px-1 text-2xs font-semibold text-wait">
                        {formatNumber(count)}
                        <span className="sr-only"> waiting</span>
                      </span>
                    ) : null}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
