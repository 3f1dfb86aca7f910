import { Circle, CircleCheck, CircleDot, Clock, Info, type LucideIcon, OctagonX } from 'lucide-react';

/** What a colour means. `ok` done or allowed, `wait` needs someone, `stop` refused or dangerous, `info` worth knowing. */
export type Tone = 'ok' | 'wait' | 'stop' | 'info' | 'neutral' | 'accent';

export const toneIcons = {
  ok: CircleCheck,
  wait: Clock,
  stop: OctagonX,
  info: Info,
  neutral: Circle,
  accent: CircleDot,
} satisfies Record<Tone, LucideIcon>;

export const toneText = {
  ok: 'text-ok',
  wait: 'text-wait',
  stop: 'text-stop',
  info: 'text-info',
  neutral: 'text-neutral',
  accent: 'text-accent-text',
} satisfies Record<Tone, string>;

export const toneSoft = {
  ok: 'bg-ok-soft text-ok border-ok-line',
  wait: 'bg-wait-soft text-wait border-wait-line',
  stop: 'bg-stop-soft text-stop border-stop-line',
  info: 'bg-info-soft text-info border-info-line',
  neutral: 'bg-neutral-soft text-neutral border-neutral-line',
  accent: 'bg-accent-soft text-accent-text border-accent-line',
} satisfies Record<Tone, string>;
