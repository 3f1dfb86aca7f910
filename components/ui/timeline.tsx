import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { RelativeTime } from './time';
import { type Tone, toneIcons, toneSoft } from './tone';

export type TimelineItem = {
  id: string;
  title: ReactNode;
  at?: string | Date;
  tone?: Tone;
  icon?: LucideIcon;
  /** Who did it, before the time. */
  by?: ReactNode;
  body?: ReactNode;
};

/** What happened, in order, one row each; the line joins what belongs together. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map(({ id, title, at, tone = 'neutral', icon, by, body }) => {
        const Icon = icon ?? toneIcons[tone];
        return (
          <li key={id} className="group relative flex gap-3 pb-5 last:pb-0">
            <span
              aria-hidden
              className="absolute top-7 bottom-1 left-[11.5px] w-px bg-line-strong group-last:hidden"
            />
            <span className={`grid size-6 shrink-0 place-items-center rounded-full border ${toneSoft[tone]}`}>
              <Icon aria-hidden className="size-3.5" />
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <div className="min-w-0 font-medium">{title}</div>
                <div className="flex shrink-0 gap-2 text-xs text-subtle">
                  {by ? <span>{by}</span> : null}
                  {at ? <RelativeTime at={at} /> : null}
                </div>
              </div>
              {body ? <div className="mt-1 text-sm text-muted">{body}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
