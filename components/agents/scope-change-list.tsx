import { ArrowDownRight, ArrowUpRight, Equal } from 'lucide-react';
import type { ScopeChangeView } from '@/lib/contracts/agents';
import { StatusChip } from '../ui/status-chip';
import { nameIds } from './name-ids';

const directions = {
  widens: { label: 'Wider', tone: 'wait', icon: ArrowUpRight },
  narrows: { label: 'Narrower', tone: 'ok', icon: ArrowDownRight },
  neutral: { label: 'Alike', tone: 'neutral', icon: Equal },
} as const;

/** What a change of scope gives and takes, each part with its direction. */
export function ScopeChangeList({
  changes,
  names,
}: {
  changes: readonly ScopeChangeView[];
  names: readonly { id: string; name: string }[];
}) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {changes.map(({ sentence, direction }) => {
        const { label, tone, icon } = directions[direction];
        return (
          <li key={`${direction} ${sentence}`} className="flex items-start gap-2">
            <StatusChip tone={tone} icon={icon} size="sm">
              {label}
            </StatusChip>
            <span className="min-w-0 break-words">{nameIds(sentence, names)}</span>
          </li>
        );
      })}
    </ul>
  );
}
