import { cva } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneIcons, toneSoft, toneText } from './tone';

const chip = cva('inline-flex max-w-full items-center gap-1 whitespace-nowrap font-medium', {
  variants: {
    look: { soft: 'rounded-sm border', plain: '' },
    size: { sm: 'text-2xs [&>svg]:size-3', md: 'text-xs [&>svg]:size-3.5' },
  },
  compoundVariants: [
    { look: 'soft', size: 'sm', class: 'h-[18px] px-1' },
    { look: 'soft', size: 'md', class: 'h-[22px] px-1.5' },
  ],
});

export type StatusChipProps = {
  tone: Tone;
  children: ReactNode;
  /** Replaces the tone's own icon; `null` leaves it out where the word alone is clear. */
  icon?: LucideIcon | null;
  size?: 'sm' | 'md';
  look?: 'soft' | 'plain';
};

/** A state in one or two words: colour, icon and text together, never colour alone. */
export function StatusChip({ tone, children, icon, size = 'md', look = 'soft' }: StatusChipProps) {
  const Icon = icon === undefined ? toneIcons[tone] : icon;
  return (
    <span className={`${chip({ look, size })} ${look === 'soft' ? toneSoft[tone] : toneText[tone]}`}>
      {Icon ? <Icon aria-hidden className="shrink-0" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
