import type { ReactNode } from 'react';

/** A table that scrolls sideways where there is no room for it, by key as well. */
export function ScrollingTable({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      // Relative, so that what is hidden but for screen readers scrolls with it, and does not widen the page.
      className={`relative overflow-x-auto ${className}`}
    >
      {children}
    </section>
  );
}
