import { ArrowUpRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type Tone, toneText } from './tone';

export type StatProps = {
  label: string;
  value: ReactNode;
  /** A line below the figure: a comparison, a share, the time. */
  note?: ReactNode;
  tone?: Tone;
  /** The rows behind the number. */
  href?: string;
  /** A sparkline or meter. */
  children?: ReactNode;
};

/** One figure. With `href` the whole tile leads to the rows behind it. */
export function Stat({ label, value, note, tone, href, children }: StatProps) {
  return (
    <div className="group relative flex min-w-0 flex-col gap-1 rounded-lg border bg-surface p-4 has-[a:hover]:border-line-strong has-[a:hover]:bg-hover/50">
      <div className="flex items-center justify-between gap-2 text-xs text-muted">
        {href ? (
          <Link
            href={href as Route}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            {label}
          </Link>
        ) : (
          <span>{label}</span>
        )}
        {href ? (
          <ArrowUpRight aria-hidden className="size-3.5 text-subtle opacity-0 group-hover:opacity-100" />
        ) : null}
      </div>
      <p
        className={`truncate text-2xl font-semibold tracking-tight max-sm:text-xl ${tone ? toneText[tone] : ''}`}
      >
        {value}
      </p>
      {note ? <p className="text-xs text-muted">{note}</p> : null}
      {children}
    </div>
  );
}

/** Figures side by side, as many as fit. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">{children}</div>;
}
