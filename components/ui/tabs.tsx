'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

const listClass = 'flex gap-5 overflow-x-auto border-b';
const tabClass =
  '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-muted hover:text-fg';
const tabStateClass = 'data-[state=active]:border-accent data-[state=active]:text-fg';

export type TabItem = { value: string; label: ReactNode; count?: number; content: ReactNode };

/** Tabs that are links; the one whose href is `current` is marked. */
export function LinkTabs({
  items,
  current,
  label,
}: {
  items: readonly { href: string; label: ReactNode; count?: number }[];
  current: string;
  label: string;
}) {
  return (
    <nav className={listClass} aria-label={label}>
      {items.map((item) => {
        const isCurrent = item.href === current;
        return (
          <Link
            key={item.href}
            href={item.href as Route}
            aria-current={isCurrent ? 'page' : undefined}
            data-state={isCurrent ? 'active' : 'inactive'}
            className={`${tabClass} ${tabStateClass}`}
          >
            {item.label}
            <TabCount count={item.count} />
          </Link>
        );
      })}
    </nav>
  );
}

function TabCount({ count }: { count?: number }) {
  if (count === undefined) return null;
  return <span className="rounded-sm bg-neutral-soft px-1 text-2xs text-neutral">{count}</span>;
}
