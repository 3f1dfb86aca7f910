import type { ReactNode } from 'react';

/** Fields that few need, out of the way until they are asked for. */
export function FoldedFields({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{title}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">{children}</div>
    </details>
  );
}
