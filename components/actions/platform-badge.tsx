import type { ActionSummary } from '@/lib/contracts/actions';
import { Badge } from '../ui/badge';

/** The platform an action reaches, labelled where it is the practice one. */
export function PlatformBadge({ platform }: { platform: ActionSummary['platform'] }) {
  const named = platform.isPractice && !/practice/i.test(platform.name);
  return (
    <Badge tone={platform.isPractice ? 'info' : 'neutral'}>
      {named ? `${platform.name} (practice)` : platform.name}
    </Badge>
  );
}
