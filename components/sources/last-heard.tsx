import { RelativeTime } from '../ui/time';

/** When something last came. */
export function LastHeard({ at }: { at: string | null }) {
  return at === null ? <span className="text-subtle">Never</span> : <RelativeTime at={at} />;
}
