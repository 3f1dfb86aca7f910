import { Radio } from 'lucide-react';
import { formatPercent } from '@/lib/client/format';
import type { SignalRow } from '@/lib/contracts/signal-list';
import { NamedLabel } from '../actions/named-label';
import { signalKindWords } from '../runs/signal-kind-words';
import { TextLink } from '../ui/text-link';
import type { TimelineItem } from '../ui/timeline';

/** One signal as it stands in a timeline; `withSubject` where the timeline is about more than one thing. */
export function signalTimelineItem(
  signal: SignalRow,
  workspace: string,
  { withSubject = false } = {},
): TimelineItem & { at: string } {
  return {
    id: signal.id,
    icon: Radio,
    at: signal.occurredAt,
    by: signal.source,
    title: (
      <TextLink href={`/${workspace}/signals/${signal.id}`} quiet>
        {signalKindWords(signal.kind)}
      </TextLink>
    ),
    body: (
      <span className="flex flex-wrap gap-x-3">
        {withSubject && signal.subject ? <NamedLabel named={signal.subject} workspace={workspace} /> : null}
        <span>quality {formatPercent(signal.quality, { maximumFractionDigits: 0 })}</span>
      </span>
    ),
  };
}
