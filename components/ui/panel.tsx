import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

const panel = cva('min-w-0 rounded-lg border bg-surface', {
  variants: {
    tone: {
      plain: 'border-line',
      wait: 'border-wait-line',
      stop: 'border-stop-line',
      accent: 'border-accent-line',
    },
  },
});

export type PanelProps = {
  children: ReactNode;
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons or a link on the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** `none` lets a table or list run to the edges. */
  padding?: 'normal' | 'none';
  tone?: 'plain' | 'wait' | 'stop' | 'accent';
  /** The level of the title in the page's outline. */
  headingLevel?: 2 | 3;
};

/** The one container of the console: a titled surface. */
export function Panel({
  children,
  title,
  description,
  actions,
  footer,
  padding = 'normal',
  tone = 'plain',
  headingLevel = 2,
}: PanelProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const hasHeader = title !== undefined || actions !== undefined;
  return (
    <section className={panel({ tone })}>
      {hasHeader ? (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2">
          <div className="min-w-0">
            <Heading className="text-sm font-semibold">{title}</Heading>
            {description ? <p className="text-xs text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={padding === 'normal' ? 'p-4' : ''}>{children}</div>
      {footer ? (
        <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5 text-xs text-muted">
          {footer}
        </footer>
      ) : null}
    </section>
  );
}
