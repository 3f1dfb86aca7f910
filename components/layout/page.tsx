import type { ReactNode } from 'react';

/** The body of a page: header and sections below each other, at one distance. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-5">{children}</div>;
}

/** Sections beside each other where there is room: `main` is twice as wide as `side`. */
export function PageColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(17rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">{main}</div>
      <div className="flex min-w-0 flex-col gap-5">{side}</div>
    </div>
  );
}
