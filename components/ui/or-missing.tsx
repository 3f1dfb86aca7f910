import type { ReactNode } from 'react';
import { MISSING } from '@/lib/client/format';

/** What is known, or the quiet dash for what isn't. */
export function OrMissing({ children }: { children: ReactNode }) {
  return children === null || children === undefined || children === '' ? (
    <span className="text-subtle">{MISSING}</span>
  ) : (
    children
  );
}
