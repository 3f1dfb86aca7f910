import type { AccountTier } from '@/lib/core/scopes/scope-body';

/** How account tiers are called. */
export const tierWords: Record<AccountTier, string> = {
  tier_1: 'Tier 1',
  tier_2: 'Tier 2',
  tier_3: 'Tier 3',
};

/** The tiers as a facet of a table. */
export const tierFilter = (label: string) => ({
  key: 'tier',
  label,
  options: Object.entries(tierWords).map(([value, name]) => ({ value, label: name })),
});
