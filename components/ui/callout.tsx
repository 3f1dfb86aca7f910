import { cva } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneIcons, toneSoft, toneText } from './tone';

const callout = cva('flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-sm');

export type CalloutProps = {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: LucideIcon;
  actions?: ReactNode;
};

/** A notice inside the page. With tone `stop` it is announced when it appears. */
export function Callout({ tone, title, children, icon, actions }: CalloutProps) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <div className={`${callout()} ${toneSoft[tone]}`} role={tone === 'stop' ? 'alert' : 'note'}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1 text-fg">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
      </div>
      {actions ? <div className="flex shrink-0 flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
