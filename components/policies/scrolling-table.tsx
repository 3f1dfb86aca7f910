import type { ReactNode } from 'react';

/** A table that scrolls sideways where there is no room for it, by key as well. */
export function ScrollingTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto"
    >
      {children}
    </section>
  );
}
