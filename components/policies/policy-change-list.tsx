import { ArrowDownRight, ArrowUpRight, Equal } from 'lucide-react';
import type { PolicyChangeView } from '@/lib/contracts/policies';
import { StatusChip } from '../ui/status-chip';

const directions = {
  widens: { label: 'Wider', tone: 'wait', icon: ArrowUpRight },
  narrows: { label: 'Narrower', tone: 'ok', icon: ArrowDownRight },
  neutral: { label: 'Alike', tone: 'neutral', icon: Equal },
} as const;

/** What a change of the policy gives and takes, in plain words, each part with its direction. */
export function PolicyChangeList({ changes }: { changes: readonly PolicyChangeView[] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {changes.map(({ section, field, sentence, direction }) => {
        const { label, tone, icon } = directions[direction];
        return (
          <li key={`${section} ${field} ${direction} ${sentence}`} className="flex items-start gap-2">
            <StatusChip tone={tone} icon={icon} size="sm">
              {label}
            </StatusChip>
            <span className="min-w-0 break-words">{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
