import type { ReactNode } from 'react';
import { type Tone, toneSoft } from './tone';

/** A small label or count without an icon: a kind, a channel, "3". For states use StatusChip. */
export function Badge({ children, tone = 'neutral' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span
      className={`inline-flex h-[18px] min-w-[18px] max-w-full items-center justify-center truncate rounded-sm border px-1 text-2xs font-medium ${toneSoft[tone]}`}
    >
      {children}
    </span>
  );
}
