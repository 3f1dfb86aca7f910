import type { Named } from '@/lib/contracts/named';
import { NamedLabel } from '../actions/named-label';
import { RelativeTime } from '../ui/time';

/** When something was changed last, and by whom: a person by hand, or the API. */
export function ChangedBy({ at, by }: { at: string; by: Named | null }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-1.5">
      <RelativeTime at={at} />
      <span className="text-muted">{by ? <NamedLabel named={by} /> : 'by API'}</span>
    </span>
  );
}
