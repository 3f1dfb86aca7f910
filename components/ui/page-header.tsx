import { ChevronLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';

export type Crumb = { label: string; href: string };

export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Chips beside the title. */
  status?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: readonly Crumb[];
};

/** The head of a page: where you are, what it is, what you can do. Holds the page's only h1. */
export function PageHeader({ title, description, status, actions, breadcrumb }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-1">
      {breadcrumb?.length ? (
        <nav aria-label="Breadcrumb" className="flex flex-wrap items-center gap-1 text-xs text-muted">
          <ChevronLeft aria-hidden className="-ml-1 size-3.5 text-subtle" />
          {breadcrumb.map((crumb, index) => (
            <Fragment key={crumb.href}>
              {index > 0 ? <span aria-hidden>/</span> : null}
              <Link href={crumb.href as Route} className="rounded-sm hover:text-fg hover:underline">
                {crumb.label}
              </Link>
            </Fragment>
          ))}
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="text-xl font-semibold">{title}</h1>
            {status}
          </div>
          {description ? <p className="mt-0.5 max-w-prose text-sm text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
