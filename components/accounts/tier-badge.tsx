import type { AccountTier } from '@/lib/core/scopes/scope-body';
import { Badge } from '../ui/badge';
import { tierWords } from './tier-words';

export function TierBadge({ tier }: { tier: AccountTier }) {
  return <Badge tone={tier === 'tier_1' ? 'accent' : 'neutral'}>{tierWords[tier]}</Badge>;
}
